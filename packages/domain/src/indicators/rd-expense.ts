import { sum } from './indicator.js';

/** Research and development expenses since January, as charged to the income statement. */
export const rdExpense = sum({
  code: 'rd-expense',
  name: { zh: '研发费用', en: 'R&D expense' },
  meaning: { zh: '一月至本月累计研发费用之和。', en: 'R&D expense from January to the end of the period.' },
  unit: 'cny10k',
  direction: 'higher-is-better',
  decimals: 2,
  kept: true,
  source: '企业一套表 B203 财务状况: 研发费用 (M10)',
  time: 'flow',
  field: 'rd_expense',
});
