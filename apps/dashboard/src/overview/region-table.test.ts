import type { RegionEntry, ValueRow } from '@tidu/contract';
import type { Asked } from './asked.js';
import { regionTable } from './region-table.js';
import { find } from './rows.js';

const row = (code: string, key: string, value: number | null, nExpected: number): ValueRow => ({
  code,
  key,
  value,
  nExpected,
  period: '2026-09',
  keyName: { zh: `名${key}`, en: null },
  numerator: value,
  denominator: null,
  note: null,
  n: value === null ? 0 : 3,
  nFiled: 3,
  change: null,
  withheld: false,
});
const regions = new Map(['220000', '220100', '220200', '220300'].map(id => [id, { id } as RegionEntry]));
const asked = { region: regions.get('220000'), level: 'prefecture' } as Asked;
const table = (rows: ValueRow[]) =>
  regionTable(find(rows, '2026-09'), find([], '2026-09'), asked, regions, names => names.zh);

test('regions stand in code order, the own registrations after them, the unknown last', () => {
  const { rows } = table(['none', '220000', '220200', '220100'].map(key => row('revenue', key, 5, 3)));
  expect(rows.map(({ id, isOpen }) => [id, isOpen])).toEqual([
    ['220100', true],
    ['220200', true],
    ['220000', false],
    ['none', false],
  ]);
});

test('a region where nobody owes or filed anything is left out; one that owes but did not file stays', () => {
  const { rows } = table([row('revenue', '220100', null, 3), row('revenue', '220300', null, 0)]);
  expect(rows.map(({ id }) => id)).toEqual(['220100']);
});

test('one unit for the whole column: the largest region decides', () => {
  expect(table([row('revenue', '220100', 20_000, 3), row('revenue', '220200', 12, 3)]).revenueUnit).toBe('cny100m');
  expect(table([row('revenue', '220200', 12, 3)]).revenueUnit).toBe('cny10k');
});
