import { sum } from './indicator.js';

/** Pay owed to employees since January. */
export const payroll = sum({
  code: 'payroll',
  name: { zh: '应付职工薪酬', en: 'Payroll' },
  meaning: { zh: '一月至本月累计应付职工薪酬之和。', en: 'Pay of employees from January to the end of the period.' },
  unit: 'cny10k',
  direction: 'neutral',
  decimals: 2,
  source: '企业一套表 202-1 从业人员及工资: 应付职工薪酬 (M27)',
  time: 'flow',
  field: 'payroll',
});
