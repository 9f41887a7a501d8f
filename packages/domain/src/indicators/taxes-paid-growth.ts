import { growthOf } from './indicator.js';

/** Growth of taxes paid on the year before in percent, over enterprises that filed both. */
export const taxesPaidGrowth = growthOf({
  code: 'taxes-paid-growth',
  name: { zh: '实缴税金同比', en: 'Taxes paid growth, year on year' },
  meaning: {
    zh: '可比口径:两期都填报实缴税金的企业,本期合计比上年同期合计增长的百分比。',
    en: 'Enterprises that filed taxes paid for both periods: growth of their total on the year before.',
  },
  direction: 'higher-is-better',
  field: 'taxes_paid',
});
