import { sql } from '../sql.js';
import { bothYears, ratio } from './indicator.js';

/** Orders on hand as a share of a year of revenue, in percent: 25 is a quarter of work ahead. */
export const ordersToRevenue = ratio({
  code: 'orders-to-revenue',
  name: { zh: '在手订单与年化营业收入之比', en: 'Orders on hand to revenue' },
  meaning: {
    zh: '在手订单金额 ÷ 营业收入 × 累计月数 ÷ 12 × 100。',
    en: 'Orders on hand ÷ operating revenue × months ÷ 12 × 100.',
  },
  unit: 'percent',
  direction: 'higher-is-better',
  decimals: 1,
  source: '经营报表: 在手订单金额 (M32) ÷ 营业收入 (M01)',
  ...bothYears(column => ({
    population: sql`${column('orders_on_hand')} IS NOT NULL AND ${column('revenue')} > 0`,
    numerator: sql`${column('orders_on_hand')} * months`,
    denominator: sql`${column('revenue')} * 12`,
  })),
});
