import { sql } from '../sql.js';
import { ratio } from './indicator.js';

/** R&D expense as a share of operating revenue, in percent, over enterprises that filed both and had revenue. */
export const rdIntensity = ratio({
  code: 'rd-intensity',
  name: { zh: '研发强度', en: 'R&D intensity' },
  meaning: {
    zh: '研发费用合计占营业收入合计的百分比。',
    en: 'Total R&D expense as a percentage of total operating revenue.',
  },
  unit: 'percent',
  direction: 'higher-is-better',
  decimals: 2,
  kept: true,
  population: sql`rd_expense IS NOT NULL AND revenue > 0`,
  numerator: sql`rd_expense`,
  denominator: sql`revenue`,
  change: 'difference',
  prior: {
    population: sql`rd_expense_prior IS NOT NULL AND revenue_prior > 0`,
    numerator: sql`rd_expense_prior`,
    denominator: sql`revenue_prior`,
  },
  source: '研发强度 = 研发费用 ÷ 营业收入',
});
