import { sql } from '../sql.js';
import { sum } from './indicator.js';

/** Stock of finished goods at the end of the period. */
export const finishedGoods = sum({
  code: 'finished-goods',
  name: { zh: '产成品', en: 'Finished goods' },
  meaning: { zh: '期末产成品存货之和。', en: 'Finished goods in stock at the end of the period.' },
  unit: 'cny10k',
  direction: 'neutral',
  decimals: 2,
  source: '企业一套表 B203 财务状况: 产成品 (M21)',
  time: 'stock',
  field: 'finished_goods',
  comparable: sql`finished_goods_prior > 0`,
});
