import { sql } from '../sql.js';
import { bothYears, ratio } from './indicator.js';

/** Revenue of the main business as a share of all operating revenue, in percent. */
export const mainRevenueShare = ratio({
  code: 'main-revenue-share',
  name: { zh: '主营业务收入占比', en: 'Share of main business' },
  meaning: {
    zh: '主营业务收入合计占营业收入合计的百分比。',
    en: 'Revenue from the main business as a percentage of operating revenue.',
  },
  unit: 'percent',
  direction: 'higher-is-better',
  decimals: 2,
  source: '优质中小企业梯度培育管理办法: 主营业务收入总额占营业收入总额比重',
  ...bothYears(column => ({
    population: sql`${column('main_revenue')} IS NOT NULL AND ${column('revenue')} > 0`,
    numerator: sql`${column('main_revenue')}`,
    denominator: sql`${column('revenue')}`,
  })),
});
