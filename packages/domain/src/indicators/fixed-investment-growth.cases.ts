import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is the quotient of the sums, not the mean of the rates',
    rows: [
      { fixed_investment: 110, fixed_investment_prior: 100 },
      { fixed_investment: 90, fixed_investment_prior: 50 },
    ],
    figure: { value: 33.333333333333336, n: 2, note: null },
  },
  {
    says: 'does not count who enters or leaves',
    rows: [
      { fixed_investment: 120, fixed_investment_prior: 100 },
      { fixed_investment: 500 },
      { fixed_investment_prior: 300 },
    ],
    figure: { value: 20, n: 1 },
  },
  {
    says: 'is 注 on a base below zero',
    rows: [{ fixed_investment: 5, fixed_investment_prior: -3 }],
    figure: { value: null, note: 'negative-base', n: 1 },
  },
];
