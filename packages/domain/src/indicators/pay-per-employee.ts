import { sql } from '../sql.js';
import { bothYears, ratio } from './indicator.js';

/** Pay of a year for each person employed on average. */
export const payPerEmployee = ratio({
  code: 'pay-per-employee',
  name: { zh: '人均薪酬', en: 'Pay per employee' },
  meaning: { zh: '应付职工薪酬 ÷ 平均用工人数 ÷ 累计月数 × 12。', en: 'Payroll ÷ average employees ÷ months × 12.' },
  unit: 'cny10k-per-person',
  direction: 'higher-is-better',
  decimals: 2,
  source: '企业一套表 202-1 从业人员及工资',
  ...bothYears(column => ({
    population: sql`${column('average_employees')} > 0 AND ${column('payroll')} IS NOT NULL`,
    numerator: sql`${column('payroll')} * 12`,
    denominator: sql`${column('average_employees')} * months`,
  })),
});
