import { sum } from './indicator.js';

/** Net profit since January; losses count with their sign. */
export const netProfit = sum({
  code: 'net-profit',
  name: { zh: '净利润', en: 'Net profit' },
  meaning: {
    zh: '一月至本月累计净利润之和,亏损以负数计入。',
    en: 'Net profit from January; losses count as negative.',
  },
  unit: 'cny10k',
  direction: 'higher-is-better',
  decimals: 2,
  source: '企业一套表 B203 财务状况: 净利润 (M13)',
  time: 'flow',
  field: 'net_profit',
});
