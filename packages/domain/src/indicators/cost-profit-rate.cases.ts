import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is profit on all that was spent',
    rows: [
      { total_profit: 10, operating_cost: 80, selling_expense: 5, admin_expense: 5, rd_expense: 5, finance_expense: 5 },
    ],
    figure: { value: 10, n: 1 },
  },
  {
    says: 'does not count who left a cost out',
    rows: [{ total_profit: 10, operating_cost: 80 }],
    figure: { value: null, n: 0 },
  },
];
