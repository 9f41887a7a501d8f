import { growthOf } from './indicator.js';

/** Growth of finance expense on the year before in percent, over enterprises that filed both. */
export const financeExpenseGrowth = growthOf({
  code: 'finance-expense-growth',
  name: { zh: '财务费用同比', en: 'Finance expense growth, year on year' },
  meaning: {
    zh: '可比口径:两期都填报财务费用的企业,本期合计比上年同期合计增长的百分比。',
    en: 'Enterprises that filed finance expense for both periods: growth of their total on the year before.',
  },
  direction: 'lower-is-better',
  field: 'finance_expense',
});
