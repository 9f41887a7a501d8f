import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is twenty days for a stock of 50 and a cost of 600 in eight months',
    rows: [{ period: '2026-08', finished_goods: 60, finished_goods_prior: 40, operating_cost: 600 }],
    figure: { value: 20, n: 1 },
  },
  {
    says: 'does not count who filed one balance only',
    rows: [{ finished_goods: 5, operating_cost: 10 }],
    figure: { value: null, n: 0 },
  },
];
