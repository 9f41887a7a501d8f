import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'brings six months to a year',
    rows: [{ period: '2026-06', rd_expense: 50, employees: 100 }],
    figure: { value: 1, n: 1 },
  },
  { says: 'does not count who filed no staff', rows: [{ rd_expense: 50 }], figure: { value: null, n: 0 } },
];
