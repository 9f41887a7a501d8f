import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is the quotient of the sums, not the mean of the rates',
    rows: [
      { output_value: 110, output_value_prior: 100 },
      { output_value: 90, output_value_prior: 50 },
    ],
    figure: { value: 33.333333333333336, n: 2, note: null },
  },
  {
    says: 'does not count who enters or leaves',
    rows: [{ output_value: 120, output_value_prior: 100 }, { output_value: 500 }, { output_value_prior: 300 }],
    figure: { value: 20, n: 1 },
  },
  {
    says: 'is 注 on a base below zero',
    rows: [{ output_value: 5, output_value_prior: -3 }],
    figure: { value: null, note: 'negative-base', n: 1 },
  },
];
