import { sql } from '../sql.js';
import { ratio } from './indicator.js';

/** Days until the stock of finished goods is sold: 360 × average stock ÷ cost × months ÷ 12. */
export const finishedGoodsDays = ratio({
  code: 'finished-goods-days',
  name: { zh: '产成品存货周转天数', en: 'Days of finished goods' },
  meaning: {
    zh: '360 × 平均产成品 ÷ 营业成本 × 累计月数 ÷ 12。',
    en: '360 × average finished goods ÷ operating cost × months ÷ 12.',
  },
  unit: 'day',
  direction: 'lower-is-better',
  decimals: 1,
  source: '规上工业主要财务指标: 产成品存货周转天数',
  change: 'difference',
  population: sql`finished_goods + finished_goods_prior IS NOT NULL AND operating_cost > 0`,
  numerator: sql`(finished_goods + finished_goods_prior) * 15 * months`,
  denominator: sql`operating_cost`,
});
