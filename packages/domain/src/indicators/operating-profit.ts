import { sum } from './indicator.js';

/** Operating profit since January; losses count with their sign. */
export const operatingProfit = sum({
  code: 'operating-profit',
  name: { zh: '营业利润', en: 'Operating profit' },
  meaning: {
    zh: '一月至本月累计营业利润之和,亏损以负数计入。',
    en: 'Operating profit from January; losses count as negative.',
  },
  unit: 'cny10k',
  direction: 'higher-is-better',
  decimals: 2,
  source: '企业一套表 B203 财务状况: 营业利润 (M11)',
  time: 'flow',
  field: 'operating_profit',
});
