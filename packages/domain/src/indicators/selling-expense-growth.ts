import { growthOf } from './indicator.js';

/** Growth of selling expense on the year before in percent, over enterprises that filed both. */
export const sellingExpenseGrowth = growthOf({
  code: 'selling-expense-growth',
  name: { zh: '销售费用同比', en: 'Selling expense growth, year on year' },
  meaning: {
    zh: '可比口径:两期都填报销售费用的企业,本期合计比上年同期合计增长的百分比。',
    en: 'Enterprises that filed selling expense for both periods: growth of their total on the year before.',
  },
  direction: 'neutral',
  field: 'selling_expense',
});
