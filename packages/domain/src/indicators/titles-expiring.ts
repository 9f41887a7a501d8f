import { sql } from '../sql.js';
import { count } from './indicator.js';

/** Titles in force that end within 180 days after the period, and are not renewed yet. */
export const titlesExpiring = count({
  code: 'titles-expiring',
  name: { zh: '即将到期称号数', en: 'Titles about to expire' },
  meaning: { zh: '期末有效、180天内到期的称号数。', en: 'Titles in force that end within 180 days.' },
  unit: 'title',
  direction: 'lower-is-better',
  decimals: 0,
  source: '认定名单: 认定、复核、到期与取消',
  over: 'holding',
  time: 'stock',
  population: sql`expiring`,
  change: 'difference',
});
