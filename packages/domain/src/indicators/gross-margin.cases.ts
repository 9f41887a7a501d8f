import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is what cost leaves of revenue',
    rows: [
      { operating_cost: 80, revenue: 100 },
      { operating_cost: 150, revenue: 100 },
    ],
    figure: { value: -15, n: 2 },
  },
  {
    says: 'changes in points',
    rows: [{ operating_cost: 70, revenue: 100, operating_cost_prior: 75, revenue_prior: 100 }],
    figure: { value: 30, change: { value: 5, kind: 'difference', n: 1 } },
  },
];
