import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is the quotient of the sums',
    rows: [
      { main_revenue: 90, revenue: 100 },
      { main_revenue: 30, revenue: 50 },
    ],
    figure: { value: 80, n: 2 },
  },
  { says: 'does not count who had no revenue', rows: [{ main_revenue: 0, revenue: 0 }], figure: { value: null, n: 0 } },
];
