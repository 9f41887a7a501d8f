import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is the quotient of the sums, not the mean of the rates',
    rows: [
      { payroll: 110, payroll_prior: 100 },
      { payroll: 90, payroll_prior: 50 },
    ],
    figure: { value: 33.333333333333336, n: 2, note: null },
  },
  {
    says: 'does not count who enters or leaves',
    rows: [{ payroll: 120, payroll_prior: 100 }, { payroll: 500 }, { payroll_prior: 300 }],
    figure: { value: 20, n: 1 },
  },
  {
    says: 'is 注 on a base below zero',
    rows: [{ payroll: 5, payroll_prior: -3 }],
    figure: { value: null, note: 'negative-base', n: 1 },
  },
];
