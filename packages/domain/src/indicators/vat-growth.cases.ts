import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is the quotient of the sums, not the mean of the rates',
    rows: [
      { vat_payable: 110, vat_payable_prior: 100 },
      { vat_payable: 90, vat_payable_prior: 50 },
    ],
    figure: { value: 33.333333333333336, n: 2, note: null },
  },
  {
    says: 'does not count who enters or leaves',
    rows: [{ vat_payable: 120, vat_payable_prior: 100 }, { vat_payable: 500 }, { vat_payable_prior: 300 }],
    figure: { value: 20, n: 1 },
  },
  {
    says: 'is 注 on a base below zero',
    rows: [{ vat_payable: 5, vat_payable_prior: -3 }],
    figure: { value: null, note: 'negative-base', n: 1 },
  },
];
