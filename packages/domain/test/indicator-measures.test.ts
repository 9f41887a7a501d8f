/** An indicator asked of one enterprise is the indicator of the catalogue over that one row. */
import { figureOver } from './figures.js';
import { columnOf, indicatorOf, priorKey } from '../src/index.js';
import { figuresOf } from '../src/programmes/figures.js';
import { INDICATOR_MEASURES } from '../src/programmes/indicator-measures.js';

const YEAR = {
  revenue: 1200,
  totalProfit: 90,
  rdExpense: 48,
  employees: 80,
  averageEmployees: 78.5,
  totalAssets: 2000,
  totalLiabilities: 1100,
};
const BEFORE = {
  revenue: 1000,
  totalProfit: 75,
  rdExpense: 50,
  employees: 70,
  averageEmployees: 70,
  totalAssets: 1800,
  totalLiabilities: 1000,
};

const row = Object.fromEntries([
  ...Object.entries(YEAR).map(([key, value]) => [columnOf(key), value] as const),
  ...Object.entries(BEFORE).map(([key, value]) => [columnOf(priorKey(key)), value] as const),
]);

test.each(Object.entries(INDICATOR_MEASURES))('%s', async (code, measure) => {
  const figure = await figureOver(indicatorOf(code), [row]);
  const [value] = figuresOf({ ...measure, years: 1, taken: 'each', indicator: code }, [YEAR, BEFORE, {}]);
  expect(value).toBeCloseTo(figure.value!, 10);
});
