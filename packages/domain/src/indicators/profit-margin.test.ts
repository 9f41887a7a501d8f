import { figureOver } from '../../test/figures.js';
import { profitMargin } from './profit-margin.js';

test('the margin is the quotient of the sums, not the mean of the margins', async () => {
  const rows = [
    { total_profit: 10, revenue: 100 },
    { total_profit: 10, revenue: 900 },
  ];
  // 10 % and 1.11 % by enterprise.
  expect(await figureOver(profitMargin, rows)).toMatchObject({ value: 2, numerator: 20, denominator: 1000, n: 2 });
});

test.each([
  ['filed no profit', { total_profit: null, revenue: 500 }],
  ['filed no revenue', { total_profit: 50, revenue: null }],
  ['had no revenue', { total_profit: -50, revenue: 0 }],
])('an enterprise that %s does not count', async (_, row) => {
  expect(await figureOver(profitMargin, [{ total_profit: 5, revenue: 100 }, row])).toMatchObject({ value: 5, n: 1 });
});

test('losses make a negative margin', async () => {
  expect(await figureOver(profitMargin, [{ total_profit: -5, revenue: 50 }])).toMatchObject({ value: -10 });
});

test('its change is in percentage points over the enterprises of both years', async () => {
  const rows = [
    { total_profit: 8, total_profit_prior: 5, revenue: 100, revenue_prior: 100 },
    { total_profit: 90, revenue: 100 },
  ];
  expect(await figureOver(profitMargin, rows)).toMatchObject({
    value: 49,
    change: { value: 3, kind: 'difference', n: 1 },
  });
});
