import { sql } from '../sql.js';
import { ratio } from './indicator.js';

/**
 * Growth of operating revenue against the same period of the year before, in percent.
 *
 * Only enterprises with revenue in both periods count (matched sample): one that enters or leaves the survey must
 * not look like growth.
 */
export const revenueGrowth = ratio({
  code: 'revenue-growth',
  name: { zh: '营业收入同比', en: 'Operating revenue growth, year on year' },
  meaning: {
    zh: '可比口径:两期都有营业收入的企业,本期合计比上年同期合计增长的百分比。',
    en: 'Enterprises with revenue in both periods: growth of their total on the year before.',
  },
  unit: 'percent',
  direction: 'higher-is-better',
  decimals: 1,
  kept: true,
  population: sql`revenue_prior > 0 AND revenue IS NOT NULL`,
  numerator: sql`revenue - revenue_prior`,
  denominator: sql`revenue_prior`,
  reading: 'growth',
  source: '规上工业主要财务指标: 增速按可比口径计算',
});
