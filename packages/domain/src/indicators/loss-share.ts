import { sql } from '../sql.js';
import { bothYears, ratio } from './indicator.js';

/** Enterprises whose total profit is below zero as a share of those that filed it, in percent. */
export const lossShare = ratio({
  code: 'loss-share',
  name: { zh: '亏损面', en: 'Share of enterprises at a loss' },
  meaning: {
    zh: '利润总额为负的企业占填报利润总额企业的百分比。',
    en: 'Enterprises at a loss as a percentage of those that filed total profit.',
  },
  unit: 'percent',
  direction: 'lower-is-better',
  decimals: 1,
  source: '规上工业主要财务指标: 亏损面',
  ...bothYears(column => ({
    population: sql`${column('total_profit')} IS NOT NULL`,
    numerator: sql`CAST(${column('total_profit')} < 0 AS INTEGER)`,
    denominator: sql`1`,
  })),
});
