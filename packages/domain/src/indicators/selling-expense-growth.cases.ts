import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is the quotient of the sums, not the mean of the rates',
    rows: [
      { selling_expense: 110, selling_expense_prior: 100 },
      { selling_expense: 90, selling_expense_prior: 50 },
    ],
    figure: { value: 33.333333333333336, n: 2, note: null },
  },
  {
    says: 'does not count who enters or leaves',
    rows: [
      { selling_expense: 120, selling_expense_prior: 100 },
      { selling_expense: 500 },
      { selling_expense_prior: 300 },
    ],
    figure: { value: 20, n: 1 },
  },
  {
    says: 'is 注 on a base below zero',
    rows: [{ selling_expense: 5, selling_expense_prior: -3 }],
    figure: { value: null, note: 'negative-base', n: 1 },
  },
];
