import { growthOf } from './indicator.js';

/** Growth of operating cost on the year before in percent, over enterprises that filed both. */
export const operatingCostGrowth = growthOf({
  code: 'operating-cost-growth',
  name: { zh: '营业成本同比', en: 'Operating cost growth, year on year' },
  meaning: {
    zh: '可比口径:两期都填报营业成本的企业,本期合计比上年同期合计增长的百分比。',
    en: 'Enterprises that filed operating cost for both periods: growth of their total on the year before.',
  },
  direction: 'neutral',
  field: 'operating_cost',
});
