import { sum } from './indicator.js';

/** Total profit since January; losses count with their sign. */
export const totalProfit = sum({
  code: 'total-profit',
  name: { zh: '利润总额', en: 'Total profit' },
  meaning: {
    zh: '一月至本月累计利润总额之和,亏损以负数计入。',
    en: 'Total profit from January; losses count as negative.',
  },
  unit: 'cny10k',
  direction: 'higher-is-better',
  decimals: 2,
  kept: true,
  source: '企业一套表 B203 财务状况: 利润总额 (M12)',
  time: 'flow',
  field: 'total_profit',
});
