import { growthOf } from './indicator.js';

/** Growth of operating profit on the year before in percent, over enterprises that filed both. */
export const operatingProfitGrowth = growthOf({
  code: 'operating-profit-growth',
  name: { zh: '营业利润同比', en: 'Operating profit growth, year on year' },
  meaning: {
    zh: '可比口径:两期都填报营业利润的企业,本期合计比上年同期合计增长的百分比。',
    en: 'Enterprises that filed operating profit for both periods: growth of their total on the year before.',
  },
  direction: 'higher-is-better',
  field: 'operating_profit',
});
