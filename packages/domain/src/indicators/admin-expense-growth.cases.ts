import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is the quotient of the sums, not the mean of the rates',
    rows: [
      { admin_expense: 110, admin_expense_prior: 100 },
      { admin_expense: 90, admin_expense_prior: 50 },
    ],
    figure: { value: 33.333333333333336, n: 2, note: null },
  },
  {
    says: 'does not count who enters or leaves',
    rows: [{ admin_expense: 120, admin_expense_prior: 100 }, { admin_expense: 500 }, { admin_expense_prior: 300 }],
    figure: { value: 20, n: 1 },
  },
  {
    says: 'is 注 on a base below zero',
    rows: [{ admin_expense: 5, admin_expense_prior: -3 }],
    figure: { value: null, note: 'negative-base', n: 1 },
  },
];
