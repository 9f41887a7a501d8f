import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is the quotient of the sums',
    rows: [
      { rd_staff: 10, employees: 50 },
      { rd_staff: 0, employees: 50 },
    ],
    figure: { value: 10, n: 2 },
  },
  { says: 'does not count who did not file its staff', rows: [{ rd_staff: 5 }], figure: { value: null, n: 0 } },
];
