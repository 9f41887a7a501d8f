import { sql } from '../sql.js';
import { bothYears, ratio } from './indicator.js';

/** Revenue of a year for each person employed on average. */
export const revenuePerEmployee = ratio({
  code: 'revenue-per-employee',
  name: { zh: '人均营业收入', en: 'Revenue per employee' },
  meaning: {
    zh: '营业收入 ÷ 平均用工人数 ÷ 累计月数 × 12。',
    en: 'Operating revenue ÷ average employees ÷ months × 12.',
  },
  unit: 'cny10k-per-person',
  direction: 'higher-is-better',
  decimals: 2,
  source: '规上工业主要财务指标: 人均营业收入',
  ...bothYears(column => ({
    population: sql`${column('average_employees')} > 0 AND ${column('revenue')} IS NOT NULL`,
    numerator: sql`${column('revenue')} * 12`,
    denominator: sql`${column('average_employees')} * months`,
  })),
});
