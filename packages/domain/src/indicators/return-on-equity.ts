import { sql } from '../sql.js';
import { ratio } from './indicator.js';

/** Net profit of a year on average equity, in percent; an enterprise without equity does not count. */
export const returnOnEquity = ratio({
  code: 'return-on-equity',
  name: { zh: '净资产收益率', en: 'Return on equity' },
  meaning: {
    zh: '净利润 ÷ 平均所有者权益 ÷ 累计月数 × 12 × 100。',
    en: 'Net profit ÷ average equity ÷ months × 12 × 100.',
  },
  unit: 'percent',
  direction: 'higher-is-better',
  decimals: 2,
  source: '专精特新中小企业发展评价: 净资产收益率',
  change: 'difference',
  population: sql`net_profit IS NOT NULL AND equity + equity_prior > 0`,
  numerator: sql`net_profit * 24`,
  denominator: sql`(equity + equity_prior) * months`,
});
