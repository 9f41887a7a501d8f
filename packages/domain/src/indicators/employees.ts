import { sql } from '../sql.js';
import { sum } from './indicator.js';

/** Persons employed at the end of the period. A stock: it is never added up over periods. */
export const employees = sum({
  code: 'employees',
  name: { zh: '期末从业人员', en: 'Employees' },
  meaning: { zh: '期末从业人员数之和。', en: 'Persons employed at the end of the period.' },
  unit: 'person',
  direction: 'neutral',
  decimals: 0,
  kept: true,
  source: '企业一套表 202-1 从业人员及工资: 期末从业人员 (M25)',
  time: 'stock',
  field: 'employees',
  comparable: sql`employees_prior > 0`,
});
