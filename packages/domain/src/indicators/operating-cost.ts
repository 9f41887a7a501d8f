import { sum } from './indicator.js';

/** Cost of what was sold since January. */
export const operatingCost = sum({
  code: 'operating-cost',
  name: { zh: '营业成本', en: 'Operating cost' },
  meaning: { zh: '一月至本月累计营业成本之和。', en: 'Operating cost from January to the end of the period.' },
  unit: 'cny10k',
  direction: 'neutral',
  decimals: 2,
  source: '企业一套表 B203 财务状况: 营业成本 (M03)',
  time: 'flow',
  field: 'operating_cost',
});
