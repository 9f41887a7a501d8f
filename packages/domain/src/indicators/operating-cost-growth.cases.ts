import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is the quotient of the sums, not the mean of the rates',
    rows: [
      { operating_cost: 110, operating_cost_prior: 100 },
      { operating_cost: 90, operating_cost_prior: 50 },
    ],
    figure: { value: 33.333333333333336, n: 2, note: null },
  },
  {
    says: 'does not count who enters or leaves',
    rows: [{ operating_cost: 120, operating_cost_prior: 100 }, { operating_cost: 500 }, { operating_cost_prior: 300 }],
    figure: { value: 20, n: 1 },
  },
  {
    says: 'is 注 on a base below zero',
    rows: [{ operating_cost: 5, operating_cost_prior: -3 }],
    figure: { value: null, note: 'negative-base', n: 1 },
  },
];
