import { sql } from '../sql.js';
import { bothYears, ratio } from './indicator.js';

/** R&D expense of a year for each person employed. */
export const rdPerEmployee = ratio({
  code: 'rd-per-employee',
  name: { zh: '人均研发费用', en: 'R&D expense per employee' },
  meaning: { zh: '研发费用 ÷ 期末从业人员 ÷ 累计月数 × 12。', en: 'R&D expense ÷ persons employed ÷ months × 12.' },
  unit: 'cny10k-per-person',
  direction: 'higher-is-better',
  decimals: 2,
  source: '企业一套表 107-2 研究开发活动: M10 ÷ M25',
  ...bothYears(column => ({
    population: sql`${column('rd_expense')} IS NOT NULL AND ${column('employees')} > 0`,
    numerator: sql`${column('rd_expense')} * 12`,
    denominator: sql`${column('employees')} * months`,
  })),
});
