import { sql } from '../sql.js';
import { ratio } from './indicator.js';

/** Revenue of enterprises whose highest title is national as a share of all revenue, in percent. */
export const nationalRevenueShare = ratio({
  code: 'national-revenue-share',
  name: { zh: '国家级企业营业收入占比', en: 'Revenue share of the national tier' },
  meaning: {
    zh: '最高称号为国家级的企业营业收入占全部营业收入的百分比。',
    en: 'Revenue of enterprises whose highest title is national, as a percentage of all revenue.',
  },
  unit: 'percent',
  direction: 'neutral',
  decimals: 1,
  source: '认定名单与经营报表: 期末最高称号',
  change: 'difference',
  population: sql`revenue IS NOT NULL`,
  numerator: sql`CASE WHEN tier = 'national' THEN revenue ELSE 0 END`,
  denominator: sql`revenue`,
});
