import { sql } from '../sql.js';
import { bothYears, ratio } from './indicator.js';

/** Kilowatt-hours used for ten thousand yuan of revenue. */
export const electricityPerRevenue = ratio({
  code: 'electricity-per-revenue',
  name: { zh: '万元营业收入用电量', en: 'Electricity per revenue' },
  meaning: {
    zh: '用电量合计 ÷ 营业收入合计,千瓦时每万元。',
    en: 'Kilowatt-hours per CNY 10,000 of operating revenue.',
  },
  unit: 'kwh-per-cny10k',
  direction: 'lower-is-better',
  decimals: 1,
  source: '经营报表: 用电量 (M31) ÷ 营业收入 (M01)',
  factor: 10000,
  ...bothYears(column => ({
    population: sql`${column('electricity')} IS NOT NULL AND ${column('revenue')} > 0`,
    numerator: sql`${column('electricity')}`,
    denominator: sql`${column('revenue')}`,
  })),
});
