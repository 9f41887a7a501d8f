import { sql } from '../sql.js';
import { sum } from './indicator.js';

/** Revenue of the main business since January. */
export const mainRevenue = sum({
  code: 'main-revenue',
  name: { zh: '主营业务收入', en: 'Revenue from main business' },
  meaning: {
    zh: '一月至本月累计主营业务收入之和。',
    en: 'Revenue from the main business, January to the end of the period.',
  },
  unit: 'cny10k',
  direction: 'higher-is-better',
  decimals: 2,
  source: '企业一套表 B203 财务状况: 主营业务收入 (M02)',
  time: 'flow',
  field: 'main_revenue',
  comparable: sql`main_revenue_prior > 0`,
});
