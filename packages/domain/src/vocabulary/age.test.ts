import { openDuckDb } from '../../test/duckdb.js';
import { sql } from '../sql.js';
import { ageBandOf, ageBandSql } from './age.js';

const CASES: [foundedOn: string | null, on: string, band: string | null][] = [
  ['2023-10-01', '2026-09-30', 'under-3'],
  ['2023-09-30', '2026-09-30', '3-to-5'],
  ['2021-10-01', '2026-09-30', '3-to-5'],
  ['2021-09-30', '2026-09-30', '5-to-10'],
  ['2016-09-30', '2026-09-30', '10-to-20'],
  ['2006-09-30', '2026-09-30', '20-and-over'],
  ['1958-01-01', '2026-09-30', '20-and-over'],
  ['2026-09-30', '2026-09-30', 'under-3'],
  ['2026-10-01', '2026-09-30', null],
  [null, '2026-09-30', null],
];

test.each(CASES)('founded on %s it is, on %s, %s', (foundedOn, on, band) => {
  expect(ageBandOf(foundedOn, on)).toBe(band);
});

test('rows are banded as single enterprises are', async () => {
  const database = await openDuckDb();
  const day = (text: string | null) => sql`CAST(${text} AS DATE)`;
  const banded = [];
  for (const [foundedOn, on] of CASES) banded.push(await database.value(ageBandSql(day(foundedOn), day(on))));
  database.close();
  expect(banded).toEqual(CASES.map(([, , band]) => band));
});
