import type { ValueRow } from '@tidu/contract';
import { find } from './rows.js';

const row = (code: string, period: string, key: string, value: number | null): ValueRow => ({
  code,
  period,
  key,
  value,
  keyName: null,
  numerator: value,
  denominator: null,
  note: null,
  n: 3,
  nExpected: 4,
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

test('a period without a row is a gap in the series', () => {
  const found = find([row('revenue', '2026-03', '220000', 5), row('revenue', '2026-09', '220000', 7)], '2026-09');
  expect(found.series('revenue', ['2026-03', '2026-06', '2026-09'])).toEqual([5, null, 7]);
});

test('without a key the figure of the asked region is meant', () => {
  const found = find([row('revenue', '2026-09', '220000', 7)], '2026-09');
  expect(found.of('revenue')?.value).toBe(7);
  expect(found.of('revenue', { key: '220100' })).toBeUndefined();
});
