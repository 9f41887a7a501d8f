import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'sets refunds off',
    rows: [
      { taxes_paid: 6, revenue: 100 },
      { taxes_paid: -1, revenue: 100 },
    ],
    figure: { value: 2.5, n: 2 },
  },
  { says: 'does not count who had no revenue', rows: [{ taxes_paid: 1, revenue: 0 }], figure: { value: null, n: 0 } },
];
