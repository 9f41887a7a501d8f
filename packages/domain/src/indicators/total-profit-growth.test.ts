import { figureOver } from '../../test/figures.js';
import { totalProfitGrowth } from './total-profit-growth.js';

// The vectors of the publication of industrial profits: 增长, 下降, 由盈转亏, 注, 无法计算.
test.each<[current: number, base: number, value: number | null, note: string | null]>([
  [120, 100, 20, null],
  [60, 100, -40, null],
  [100, 100, 0, null],
  [-20, 100, -120, 'profit-to-loss'],
  [50, -30, null, 'negative-base'],
  [5, 0, null, 'no-base'],
])('a profit of %s on %s grows by %s (%s)', async (current, base, value, note) => {
  const figure = await figureOver(totalProfitGrowth, [{ total_profit: current, total_profit_prior: base }]);
  expect(figure).toMatchObject({ value, note, n: 1 });
});

test('the base is the sum: a loss of one is made up by the profit of another', async () => {
  const rows = [
    { total_profit: 10, total_profit_prior: -50 },
    { total_profit: 140, total_profit_prior: 150 },
  ];
  expect(await figureOver(totalProfitGrowth, rows)).toMatchObject({ value: 50, note: null, n: 2 });
});

test('an enterprise that enters does not look like growth', async () => {
  const rows = [{ total_profit: 12, total_profit_prior: 10 }, { total_profit: 500 }];
  expect(await figureOver(totalProfitGrowth, rows)).toMatchObject({ value: 20, n: 1 });
});

test('where nobody filed both years there is neither a growth nor a note', async () => {
  expect(await figureOver(totalProfitGrowth, [{ total_profit: 5 }])).toMatchObject({ value: null, note: null, n: 0 });
});
