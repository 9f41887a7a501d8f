import { growthOf } from './indicator.js';

/** Growth of export delivery value on the year before in percent, over enterprises that filed both. */
export const exportGrowth = growthOf({
  code: 'export-growth',
  name: { zh: '出口交货值同比', en: 'Export delivery value growth, year on year' },
  meaning: {
    zh: '可比口径:两期都填报出口交货值的企业,本期合计比上年同期合计增长的百分比。',
    en: 'Enterprises that filed export delivery value for both periods: growth of their total on the year before.',
  },
  direction: 'higher-is-better',
  field: 'export_delivery',
});
