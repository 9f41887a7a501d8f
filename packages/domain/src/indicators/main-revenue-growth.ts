import { growthOf } from './indicator.js';

/** Growth of revenue from main business on the year before in percent, over enterprises that filed both. */
export const mainRevenueGrowth = growthOf({
  code: 'main-revenue-growth',
  name: { zh: '主营业务收入同比', en: 'Revenue from main business growth, year on year' },
  meaning: {
    zh: '可比口径:两期都填报主营业务收入的企业,本期合计比上年同期合计增长的百分比。',
    en: 'Enterprises that filed revenue from main business for both periods: growth of their total on the year before.',
  },
  direction: 'higher-is-better',
  field: 'main_revenue',
});
