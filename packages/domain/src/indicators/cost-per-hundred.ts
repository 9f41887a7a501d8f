import { sql } from '../sql.js';
import { bothYears, ratio } from './indicator.js';

/** Operating cost of a hundred yuan of revenue. */
export const costPerHundred = ratio({
  code: 'cost-per-hundred',
  name: { zh: '每百元营业收入中的成本', en: 'Cost per hundred of revenue' },
  meaning: {
    zh: '营业成本合计占营业收入合计的百分比。',
    en: 'Total operating cost as a percentage of total operating revenue.',
  },
  unit: 'percent',
  direction: 'lower-is-better',
  decimals: 2,
  source: '规上工业主要财务指标: 每百元营业收入中的成本 = 营业成本 ÷ 营业收入 × 100',
  ...bothYears(column => ({
    population: sql`${column('operating_cost')} IS NOT NULL AND ${column('revenue')} > 0`,
    numerator: sql`${column('operating_cost')}`,
    denominator: sql`${column('revenue')}`,
  })),
});
