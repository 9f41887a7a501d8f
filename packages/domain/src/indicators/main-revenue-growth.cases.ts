import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is the quotient of the sums, not the mean of the rates',
    rows: [
      { main_revenue: 110, main_revenue_prior: 100 },
      { main_revenue: 90, main_revenue_prior: 50 },
    ],
    figure: { value: 33.333333333333336, n: 2, note: null },
  },
  {
    says: 'does not count who enters or leaves',
    rows: [{ main_revenue: 120, main_revenue_prior: 100 }, { main_revenue: 500 }, { main_revenue_prior: 300 }],
    figure: { value: 20, n: 1 },
  },
  {
    says: 'is 注 on a base below zero',
    rows: [{ main_revenue: 5, main_revenue_prior: -3 }],
    figure: { value: null, note: 'negative-base', n: 1 },
  },
];
