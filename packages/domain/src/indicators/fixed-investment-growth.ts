import { growthOf } from './indicator.js';

/** Growth of fixed asset investment on the year before in percent, over enterprises that filed both. */
export const fixedInvestmentGrowth = growthOf({
  code: 'fixed-investment-growth',
  name: { zh: '固定资产投资同比', en: 'Fixed asset investment growth, year on year' },
  meaning: {
    zh: '可比口径:两期都填报固定资产投资的企业,本期合计比上年同期合计增长的百分比。',
    en: 'Enterprises that filed fixed asset investment for both periods: growth of their total on the year before.',
  },
  direction: 'higher-is-better',
  field: 'fixed_investment',
});
