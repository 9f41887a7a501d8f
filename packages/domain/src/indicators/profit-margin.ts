import { sql } from '../sql.js';
import { ratio } from './indicator.js';

/** Total profit as a share of operating revenue, in percent. */
export const profitMargin = ratio({
  code: 'profit-margin',
  name: { zh: '营业收入利润率', en: 'Profit margin' },
  meaning: {
    zh: '利润总额合计占营业收入合计的百分比。',
    en: 'Total profit as a percentage of total operating revenue.',
  },
  unit: 'percent',
  direction: 'higher-is-better',
  decimals: 2,
  kept: true,
  population: sql`total_profit IS NOT NULL AND revenue > 0`,
  numerator: sql`total_profit`,
  denominator: sql`revenue`,
  change: 'difference',
  prior: {
    population: sql`total_profit_prior IS NOT NULL AND revenue_prior > 0`,
    numerator: sql`total_profit_prior`,
    denominator: sql`revenue_prior`,
  },
  source: '规上工业主要财务指标: 营业收入利润率 = 利润总额 ÷ 营业收入 × 100%',
});
