import { sql } from '../sql.js';
import { count } from './indicator.js';

/** Titles that ended since January by their date, without a renewal. */
export const titlesExpired = count({
  code: 'titles-expired',
  name: { zh: '到期失效称号数', en: 'Titles expired' },
  meaning: { zh: '一月至本月到期且未延续的称号数。', en: 'Titles that ended since January without a renewal.' },
  unit: 'title',
  direction: 'lower-is-better',
  decimals: 0,
  source: '认定名单: 认定、复核、到期与取消',
  over: 'holding',
  time: 'flow',
  population: sql`expired`,
  change: 'difference',
});
