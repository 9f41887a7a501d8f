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
  keys: [],
  prior: null,
  share: null,
  rank: null,
  contribution: null,
  withheldFor: null,
});
const region = (id: string, zh: string, shortName = zh): [string, RegionEntry] => [
  id,
  { id, name: { zh, en: null }, shortName, kind: /^\d/.test(id) ? 'admin' : 'agency' } as RegionEntry,
];
const regions = new Map([
  region('220000', '吉林省'),
  region('220100', '长春市'),
  region('220200', '吉林市'),
  region('220300', '四平市'),
  region('222400', '延边朝鲜族自治州', '延边'),
  region('changbaishan', '长白山保护开发区管理委员会', '长白山'),
]);
const asked = { region: regions.get('220000'), level: 'prefecture' } as Asked;
const table = (rows: ValueRow[]) => regionTable(find(rows, '2026-09'), find([], '2026-09'), asked, regions, 'zh');

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

test('names are those officials say, and the total is called after the region it adds up', () => {
  const { rows, totalName } = table(['changbaishan', '222400', '220100'].map(key => row('revenue', key, 5, 3)));
  expect(rows.map(({ name }) => name)).toEqual(['长春市', '延边州', '长白山']);
  expect(totalName).toBe('全省');
});

test('one unit for the whole column: the largest region decides', () => {
  expect(table([row('revenue', '220100', 20_000, 3), row('revenue', '220200', 12, 3)]).revenueUnit).toBe('cny100m');
  expect(table([row('revenue', '220200', 12, 3)]).revenueUnit).toBe('cny10k');
});
