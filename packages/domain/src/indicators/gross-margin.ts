import { sql } from '../sql.js';
import { bothYears, ratio } from './indicator.js';

/** Revenue less operating cost as a share of revenue, in percent. */
export const grossMargin = ratio({
  code: 'gross-margin',
  name: { zh: '毛利率', en: 'Gross margin' },
  meaning: {
    zh: '营业收入减营业成本之差占营业收入的百分比。',
    en: 'Operating revenue less operating cost, as a percentage of revenue.',
  },
  unit: 'percent',
  direction: 'higher-is-better',
  decimals: 2,
  source: '专精特新中小企业发展评价: 毛利率 = (营业收入 − 营业成本) ÷ 营业收入',
  ...bothYears(column => ({
    population: sql`${column('operating_cost')} IS NOT NULL AND ${column('revenue')} > 0`,
    numerator: sql`${column('revenue')} - ${column('operating_cost')}`,
    denominator: sql`${column('revenue')}`,
  })),
});
