import { figureOver } from '../../test/figures.js';
import { totalProfit } from './total-profit.js';

test('losses count with their sign', async () => {
  const rows = [{ total_profit: 30 }, { total_profit: -50 }, { total_profit: null }];
  expect(await figureOver(totalProfit, rows)).toMatchObject({ value: -20, n: 2 });
});

// The vectors of the publication of industrial profits: current, base, change, and how it is printed.
test.each<[current: number, base: number, value: number | null, kind: string]>([
  [120, 100, 20, 'growth'],
  [60, 100, -40, 'growth'],
  [-20, 100, -120, 'profit-to-loss'],
  [50, -30, null, 'negative-base'],
  [5, 0, null, 'no-base'],
])('a profit of %s on %s changes by %s: %s', async (current, base, value, kind) => {
  const { change } = await figureOver(totalProfit, [{ total_profit: current, total_profit_prior: base }]);
  expect(change).toEqual({ value, kind, n: 1 });
});

test('an enterprise that filed for one of the years is not compared', async () => {
  const rows = [{ total_profit: 12, total_profit_prior: 10 }, { total_profit: 90 }, { total_profit_prior: 80 }];
  expect((await figureOver(totalProfit, rows)).change).toEqual({ value: 20, kind: 'growth', n: 1 });
});
