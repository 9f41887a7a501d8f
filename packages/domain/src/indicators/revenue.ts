import { sql } from '../sql.js';
import { sum } from './indicator.js';

/**
 * Operating revenue since January.
 *
 * Its change counts enterprises with revenue in both years: one that starts or enters must not look like growth.
 */
export const revenue = sum({
  code: 'revenue',
  name: { zh: '营业收入', en: 'Operating revenue' },
  meaning: { zh: '一月至本月累计营业收入之和。', en: 'Operating revenue from January to the end of the period.' },
  unit: 'cny10k',
  direction: 'higher-is-better',
  decimals: 2,
  kept: true,
  source: '企业一套表 B203 财务状况: 营业收入 (M01)',
  time: 'flow',
  field: 'revenue',
  comparable: sql`revenue_prior > 0`,
});
