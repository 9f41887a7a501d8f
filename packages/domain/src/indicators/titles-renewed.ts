import { sql } from '../sql.js';
import { count } from './indicator.js';

/** Titles renewed since January: the tier was held the day before. */
export const titlesRenewed = count({
  code: 'titles-renewed',
  name: { zh: '复核通过称号数', en: 'Titles renewed' },
  meaning: { zh: '一月至本月复核通过、延续有效的称号数。', en: 'Titles renewed since January.' },
  unit: 'title',
  direction: 'higher-is-better',
  decimals: 0,
  source: '认定名单: 认定、复核、到期与取消',
  over: 'holding',
  time: 'flow',
  population: sql`renewed`,
  change: 'difference',
});
