import { growthOf } from './indicator.js';

/** Growth of administrative expense on the year before in percent, over enterprises that filed both. */
export const adminExpenseGrowth = growthOf({
  code: 'admin-expense-growth',
  name: { zh: '管理费用同比', en: 'Administrative expense growth, year on year' },
  meaning: {
    zh: '可比口径:两期都填报管理费用的企业,本期合计比上年同期合计增长的百分比。',
    en: 'Enterprises that filed administrative expense for both periods: growth of their total on the year before.',
  },
  direction: 'neutral',
  field: 'admin_expense',
});
