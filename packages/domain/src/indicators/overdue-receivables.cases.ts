import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is added up over those that filed it',
    rows: [{ overdue_receivables: 3 }, { overdue_receivables: 4 }, { overdue_receivables: null }],
    figure: { value: 7, n: 2, change: null },
  },
  { says: 'is zero where somebody filed a zero', rows: [{ overdue_receivables: 0 }], figure: { value: 0, n: 1 } },
];
