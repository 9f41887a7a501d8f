import { sql } from '../sql.js';
import { bothYears, ratio } from './indicator.js';

/** Taxes paid as a share of operating revenue, in percent. */
export const taxBurden = ratio({
  code: 'tax-burden',
  name: { zh: '税负率', en: 'Tax burden' },
  meaning: { zh: '实缴税金合计占营业收入合计的百分比。', en: 'Taxes paid as a percentage of operating revenue.' },
  unit: 'percent',
  direction: 'neutral',
  decimals: 2,
  source: '经营报表: 实缴税金 (M06) ÷ 营业收入 (M01)',
  ...bothYears(column => ({
    population: sql`${column('taxes_paid')} IS NOT NULL AND ${column('revenue')} > 0`,
    numerator: sql`${column('taxes_paid')}`,
    denominator: sql`${column('revenue')}`,
  })),
});
