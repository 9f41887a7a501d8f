import { sql } from '../sql.js';
import { sum } from './indicator.js';

/** Orders signed since January; cancelled ones count as negative. */
export const newOrders = sum({
  code: 'new-orders',
  name: { zh: '新签订单', en: 'New orders' },
  meaning: { zh: '一月至本月累计新签订单金额之和。', en: 'Orders signed from January to the end of the period.' },
  unit: 'cny10k',
  direction: 'higher-is-better',
  decimals: 2,
  source: '经营报表: 新签订单 (M33)',
  time: 'flow',
  field: 'new_orders',
  comparable: sql`new_orders_prior > 0`,
});
