import { growthOf } from './indicator.js';

/** Growth of net profit on the year before in percent, over enterprises that filed both. */
export const netProfitGrowth = growthOf({
  code: 'net-profit-growth',
  name: { zh: '净利润同比', en: 'Net profit growth, year on year' },
  meaning: {
    zh: '可比口径:两期都填报净利润的企业,本期合计比上年同期合计增长的百分比。',
    en: 'Enterprises that filed net profit for both periods: growth of their total on the year before.',
  },
  direction: 'higher-is-better',
  field: 'net_profit',
});
