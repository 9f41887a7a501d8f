import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is the quotient of the sums, not the mean of the rates',
    rows: [
      { taxes_and_surcharges: 110, taxes_and_surcharges_prior: 100 },
      { taxes_and_surcharges: 90, taxes_and_surcharges_prior: 50 },
    ],
    figure: { value: 33.333333333333336, n: 2, note: null },
  },
  {
    says: 'does not count who enters or leaves',
    rows: [
      { taxes_and_surcharges: 120, taxes_and_surcharges_prior: 100 },
      { taxes_and_surcharges: 500 },
      { taxes_and_surcharges_prior: 300 },
    ],
    figure: { value: 20, n: 1 },
  },
  {
    says: 'is 注 on a base below zero',
    rows: [{ taxes_and_surcharges: 5, taxes_and_surcharges_prior: -3 }],
    figure: { value: null, note: 'negative-base', n: 1 },
  },
];
