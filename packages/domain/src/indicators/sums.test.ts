import { openDuckDb } from '../../test/duckdb.js';
import { sumsOver } from '../../test/figures.js';
import { sql } from '../sql.js';
import { CATALOGUE } from './index.js';
import { profitMargin } from './profit-margin.js';
import { reportingRate } from './reporting-rate.js';
import { revenueGrowth } from './revenue-growth.js';
import { revenue } from './revenue.js';
import { columnName, sumColumns } from './sums.js';

const partsOf = (indicator: Parameters<typeof sumColumns>[0]) => sumColumns(indicator).map(({ part }) => part);

test.each([
  ['a total that is compared', revenue, ['numerator', 'n', 'now_numerator', 'prior_numerator', 'n_comparable']],
  ['a growth', revenueGrowth, ['numerator', 'denominator', 'n']],
  ['a share of returns', reportingRate, ['numerator', 'denominator', 'n']],
  [
    'a ratio that is compared',
    profitMargin,
    [
      'numerator',
      'denominator',
      'n',
      'now_numerator',
      'now_denominator',
      'prior_numerator',
      'prior_denominator',
      'n_comparable',
    ],
  ],
])('%s is kept as these sums', (_, indicator, parts) => {
  expect(partsOf(indicator)).toEqual(parts);
});

test('a sum is found under the code of its indicator', () => {
  expect(columnName(revenueGrowth, 'numerator')).toBe('revenue_growth_numerator');
});

test('no two sums of the catalogue share a column', () => {
  const columns = CATALOGUE.flatMap(sumColumns).map(({ column }) => column);
  expect(columns.filter((column, at) => columns.indexOf(column) !== at)).toEqual([]);
});

test('money is added up exactly: ten times 0.1 is 1', async () => {
  const rows = Array.from({ length: 10 }, () => ({ revenue: 0.1, revenue_prior: 0.1 }));
  expect(await sumsOver(revenue, rows)).toEqual({
    numerator: 1,
    denominator: null,
    n: 10,
    comparable: { now: { numerator: 1, denominator: null }, prior: { numerator: 1, denominator: null }, n: 10 },
  });
});

test('a sum stays an exact decimal, and a count a whole number', async () => {
  const database = await openDuckDb();
  const types = sumColumns(revenue).map(({ part, aggregate }) => sql`typeof(${aggregate}) AS ${sql.identifier(part)}`);
  const row = sql`SELECT CAST(1 AS DECIMAL(18, 4)) AS revenue, CAST(1 AS DECIMAL(18, 4)) AS revenue_prior`;
  const [told] = await database.rows(sql`SELECT ${sql.join(types)} FROM (${row})`);
  database.close();
  expect(told).toEqual({
    numerator: 'DECIMAL(38,4)',
    n: 'BIGINT',
    now_numerator: 'DECIMAL(38,4)',
    prior_numerator: 'DECIMAL(38,4)',
    n_comparable: 'BIGINT',
  });
});

test('the comparable halves are over the same enterprises, those of both years', async () => {
  const both = { total_profit: 6, revenue: 100, total_profit_prior: 5, revenue_prior: 50 };
  const onlyNow = { total_profit: 90, revenue: 100 };
  const onlyThen = { total_profit_prior: 90, revenue_prior: 100 };
  expect(await sumsOver(profitMargin, [both, onlyNow, onlyThen])).toEqual({
    numerator: 96,
    denominator: 200,
    n: 2,
    comparable: { now: { numerator: 6, denominator: 100 }, prior: { numerator: 5, denominator: 50 }, n: 1 },
  });
});

test('sums of two groups add up to the sums of both', async () => {
  const [here, there] = [[{ revenue: 1.5 }, { revenue: 2.25 }], [{ revenue: 3.5 }]];
  const [one, other, all] = [
    await sumsOver(revenue, here),
    await sumsOver(revenue, there),
    await sumsOver(revenue, [...here, ...there]),
  ];
  expect(one.numerator! + other.numerator!).toBe(all.numerator);
  expect(one.n + other.n).toBe(all.n);
});
