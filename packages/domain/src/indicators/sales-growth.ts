import { growthOf } from './indicator.js';

/** Growth of industrial sales value on the year before in percent, over enterprises that filed both. */
export const salesGrowth = growthOf({
  code: 'sales-growth',
  name: { zh: '销售产值同比', en: 'Industrial sales value growth, year on year' },
  meaning: {
    zh: '可比口径:两期都填报销售产值的企业,本期合计比上年同期合计增长的百分比。',
    en: 'Enterprises that filed industrial sales value for both periods: growth of their total on the year before.',
  },
  direction: 'higher-is-better',
  field: 'sales_value',
});
