import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is the quotient of the sums, not the mean of the rates',
    rows: [
      { electricity: 110, electricity_prior: 100 },
      { electricity: 90, electricity_prior: 50 },
    ],
    figure: { value: 33.333333333333336, n: 2, note: null },
  },
  {
    says: 'does not count who enters or leaves',
    rows: [{ electricity: 120, electricity_prior: 100 }, { electricity: 500 }, { electricity_prior: 300 }],
    figure: { value: 20, n: 1 },
  },
  {
    says: 'is 注 on a base below zero',
    rows: [{ electricity: 5, electricity_prior: -3 }],
    figure: { value: null, note: 'negative-base', n: 1 },
  },
];
