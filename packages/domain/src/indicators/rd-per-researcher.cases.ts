import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'brings six months to a year',
    rows: [{ period: '2026-06', rd_expense: 50, rd_staff: 5 }],
    figure: { value: 20, n: 1 },
  },
  {
    says: 'does not count who has no researcher',
    rows: [{ rd_expense: 50, rd_staff: 0 }],
    figure: { value: null, n: 0 },
  },
];
