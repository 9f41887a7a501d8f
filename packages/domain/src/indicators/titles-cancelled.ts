import { sql } from '../sql.js';
import { count } from './indicator.js';

/** Titles cancelled since January. */
export const titlesCancelled = count({
  code: 'titles-cancelled',
  name: { zh: '取消称号数', en: 'Titles cancelled' },
  meaning: { zh: '一月至本月被取消的称号数。', en: 'Titles cancelled since January.' },
  unit: 'title',
  direction: 'lower-is-better',
  decimals: 0,
  source: '认定名单: 认定、复核、到期与取消',
  over: 'holding',
  time: 'flow',
  population: sql`cancelled`,
  change: 'difference',
});
