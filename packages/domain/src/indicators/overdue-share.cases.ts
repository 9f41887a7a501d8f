import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is the quotient of the sums',
    rows: [
      { overdue_receivables: 10, receivables: 100 },
      { overdue_receivables: 0, receivables: 100 },
    ],
    figure: { value: 5, n: 2 },
  },
  {
    says: 'does not count who is owed nothing',
    rows: [{ overdue_receivables: 0, receivables: 0 }],
    figure: { value: null, n: 0 },
  },
];
