import { drilledInto, readExplorer, writeExplorer } from './explorer-question.js';

const QUERY = {
  code: 'rd-intensity',
  period: '2026-09',
  by: 'prefecture,team',
  where: 'section=C,I',
  span: 'quarter',
  lines: '220100,220200',
};

test('an address says the whole question and is written back as it was', () => {
  const asked = readExplorer(QUERY);
  expect(asked).toMatchObject({
    by: ['prefecture', 'team'],
    where: { section: ['C', 'I'] },
    span: 'quarter',
    sample: 'matched',
    lines: ['220100', '220200'],
  });
  expect(writeExplorer(asked)).toEqual(QUERY);
});

test('what cannot be read falls back to the default', () => {
  const asked = readExplorer({ by: 'planet', where: 'planet=mars', span: 'century', period: '2026-13' });
  expect(writeExplorer(asked)).toEqual({});
  expect(asked.by).toEqual(['region']);
});

test('no grouping is a question of its own', () => {
  expect(writeExplorer(readExplorer({ by: 'none' }))).toEqual({ by: 'none' });
});

test('a region opens into its parts, anything else into its enterprises', () => {
  const asked = readExplorer({ region: '220000' });
  expect(drilledInto(asked, [{ dimension: 'region', key: '220100' }])).toMatchObject({
    region: '220100',
    by: ['region'],
  });
  expect(drilledInto(asked, [{ dimension: 'team', key: 'energy' }])).toMatchObject({
    region: '220000',
    by: ['enterprise'],
    where: { team: ['energy'] },
  });
  expect(
    drilledInto(asked, [
      { dimension: 'prefecture', key: '220100' },
      { dimension: 'tier', key: 'national' },
    ]),
  ).toMatchObject({ region: '220100', by: ['enterprise'], where: { tier: ['national'] } });
});
