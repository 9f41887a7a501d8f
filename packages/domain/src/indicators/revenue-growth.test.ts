import { figureOver } from '../../test/figures.js';
import { revenueGrowth } from './revenue-growth.js';

test('growth is that of the total, not the mean of the rates', async () => {
  const rows = [
    { revenue: 20, revenue_prior: 10 },
    { revenue: 900, revenue_prior: 990 },
  ];
  // +100 % and −9.1 % by enterprise; 920 against 1,000 together.
  expect(await figureOver(revenueGrowth, rows)).toMatchObject({
    value: -8,
    numerator: -80,
    denominator: 1000,
    n: 2,
    note: null,
  });
});

test.each([
  ['enters', { revenue: 500, revenue_prior: null }],
  ['leaves', { revenue: null, revenue_prior: 300 }],
  ['had no revenue the year before', { revenue: 500, revenue_prior: 0 }],
])('an enterprise that %s does not move the growth', async (_, row) => {
  const matched = { revenue: 120, revenue_prior: 100 };
  expect(await figureOver(revenueGrowth, [matched, row])).toMatchObject({ value: 20, n: 1 });
});

test('an enterprise whose revenue fell to zero counts', async () => {
  expect(await figureOver(revenueGrowth, [{ revenue: 0, revenue_prior: 100 }])).toMatchObject({ value: -100, n: 1 });
});

test('where nobody has both values there is no growth', async () => {
  expect(await figureOver(revenueGrowth, [{ revenue: 500 }])).toMatchObject({ value: null, n: 0, note: null });
});
