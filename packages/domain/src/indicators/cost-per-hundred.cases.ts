import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is the quotient of the sums',
    rows: [
      { operating_cost: 80, revenue: 100 },
      { operating_cost: 90, revenue: 100 },
    ],
    figure: { value: 85, n: 2 },
  },
  {
    says: 'changes in points over those of both years',
    rows: [
      { operating_cost: 86, revenue: 100, operating_cost_prior: 42, revenue_prior: 50 },
      { operating_cost: 10, revenue: 100 },
    ],
    figure: { value: 48, change: { value: 2, kind: 'difference', n: 1 } },
  },
  {
    says: 'does not count who had no revenue',
    rows: [
      { operating_cost: 80, revenue: 100 },
      { operating_cost: 5, revenue: 0 },
    ],
    figure: { value: 80, n: 1 },
  },
];
