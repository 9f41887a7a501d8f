import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'does not count who left it empty',
    rows: [{ rd_expense: 3 }, { rd_expense: 0 }, { rd_expense: null }],
    figure: { value: 50, n: 2 },
  },
  {
    says: 'changes in points',
    rows: [{ rd_expense: 3, rd_expense_prior: 0 }],
    figure: { value: 100, change: { value: 100, kind: 'difference', n: 1 } },
  },
];
