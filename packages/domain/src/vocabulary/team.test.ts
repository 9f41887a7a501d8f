import { openDuckDb } from '../../test/duckdb.js';
import { sql } from '../sql.js';
import { sectionOf } from './industry.js';
import { recogniseTeam, teamOf, teamSql } from './team.js';

// Cases over which departments differ, and one of each sector the opinion names.
const CASES: [what: string, named: string | null, code: string | null, team: string | null][] = [
  ['farms', null, '0111', 'agriculture'],
  ['makers of food are industry', null, '1331', 'industry'],
  ['makers of food on the list of the agriculture department', '农业', '1331', 'agriculture'],
  ['refineries are energy', null, '2511', 'energy'],
  ['coal mines are energy, other mines industry', null, '0610', 'energy'],
  ['mines of metals', null, '0810', 'industry'],
  ['power is energy', null, '4411', 'energy'],
  ['water has no team until the register names one', null, '4610', null],
  ['builders', null, '4710', 'construction'],
  ['property goes with building', null, '7010', 'construction'],
  ['engineers go with building, other research with industry', null, '7481', 'construction'],
  ['research', null, '7310', 'industry'],
  ['software', null, '6513', 'industry'],
  ['hotels are tourism', null, '6110', 'culture-tourism'],
  ['restaurants are commerce', null, '6210', 'commerce'],
  ['travel agencies are tourism, other business services commerce', null, '7291', 'culture-tourism'],
  ['business services', null, '7211', 'commerce'],
  ['sights', null, '7862', 'culture-tourism'],
  ['a name with its suffix', '工业专班', '1331', 'industry'],
  ['a team of the bureau itself', '冰雪专班', '6110', '冰雪专班'],
  ['a blank name is none', '  ', '6110', 'culture-tourism'],
  ['neither name nor industry', null, null, null],
];

test.each(CASES)('%s', (_, named, code, team) => {
  expect(teamOf(named, code)).toBe(team);
});

test('rows are placed as single enterprises are', async () => {
  const database = await openDuckDb();
  for (const [what, named, code, team] of CASES) {
    const section = code === null ? null : sectionOf(code);
    const text = (value: string | null) => sql`CAST(${value} AS VARCHAR)`;
    expect([what, await database.value(teamSql(text(named), text(code), text(section)))]).toEqual([what, team]);
  }
  database.close();
});

test('a team is told in either language', () => {
  expect(['文旅', 'culture-tourism', '能源专班 '].map(recogniseTeam)).toEqual([
    'culture-tourism',
    'culture-tourism',
    'energy',
  ]);
  expect(recogniseTeam('农工')).toBeNull();
});
