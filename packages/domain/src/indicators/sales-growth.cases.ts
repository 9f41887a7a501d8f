import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is the quotient of the sums, not the mean of the rates',
    rows: [
      { sales_value: 110, sales_value_prior: 100 },
      { sales_value: 90, sales_value_prior: 50 },
    ],
    figure: { value: 33.333333333333336, n: 2, note: null },
  },
  {
    says: 'does not count who enters or leaves',
    rows: [{ sales_value: 120, sales_value_prior: 100 }, { sales_value: 500 }, { sales_value_prior: 300 }],
    figure: { value: 20, n: 1 },
  },
  {
    says: 'is 注 on a base below zero',
    rows: [{ sales_value: 5, sales_value_prior: -3 }],
    figure: { value: null, note: 'negative-base', n: 1 },
  },
];
