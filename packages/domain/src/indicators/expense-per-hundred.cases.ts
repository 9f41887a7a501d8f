import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'adds the four expenses up',
    rows: [{ selling_expense: 3, admin_expense: 4, rd_expense: 2, finance_expense: -1, revenue: 100 }],
    figure: { value: 8, n: 1 },
  },
  {
    says: 'does not count who left one out',
    rows: [
      { selling_expense: 3, admin_expense: 4, rd_expense: 2, finance_expense: 1, revenue: 100 },
      { selling_expense: 3, revenue: 100 },
    ],
    figure: { value: 10, n: 1 },
  },
];
