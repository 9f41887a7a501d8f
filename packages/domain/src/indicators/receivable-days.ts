import { sql } from '../sql.js';
import { ratio } from './indicator.js';

/**
 * Average days until receivables are collected: 360 × average receivables ÷ revenue × months ÷ 12.
 *
 * The average is of the balance now and the balance a year before. Its change is against the figure of the year
 * before, because one row does not hold the balance of two years before.
 */
export const receivableDays = ratio({
  code: 'receivable-days',
  name: { zh: '应收账款平均回收期', en: 'Receivable days' },
  meaning: {
    zh: '360 × 平均应收账款 ÷ 营业收入 × 累计月数 ÷ 12。',
    en: '360 × average receivables ÷ operating revenue × months since January ÷ 12.',
  },
  unit: 'day',
  direction: 'lower-is-better',
  decimals: 1,
  kept: true,
  population: sql`receivables IS NOT NULL AND receivables_prior IS NOT NULL AND revenue > 0`,
  // 360 ÷ 12 ÷ 2 = 15 keeps the sum exact: DuckDB divides decimals in floating point.
  numerator: sql`(receivables + receivables_prior) * 15 * months`,
  denominator: sql`revenue`,
  change: 'difference',
  source: '规上工业主要财务指标: 应收账款平均回收期',
});
