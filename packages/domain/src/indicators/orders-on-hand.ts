import { sql } from '../sql.js';
import { sum } from './indicator.js';

/** Orders not yet delivered at the end of the period. */
export const ordersOnHand = sum({
  code: 'orders-on-hand',
  name: { zh: '在手订单金额', en: 'Orders on hand' },
  meaning: { zh: '期末在手订单金额之和。', en: 'Orders on hand at the end of the period.' },
  unit: 'cny10k',
  direction: 'higher-is-better',
  decimals: 2,
  source: '经营报表: 在手订单金额 (M32)',
  time: 'stock',
  field: 'orders_on_hand',
  comparable: sql`orders_on_hand_prior > 0`,
});
