import { sql } from '../sql.js';
import { count } from './indicator.js';

/** Titles granted since January to an enterprise that did not hold the tier the day before. */
export const titlesGranted = count({
  code: 'titles-granted',
  name: { zh: '新认定称号数', en: 'Titles granted' },
  meaning: {
    zh: '一月至本月新认定的称号数,复核延续不计。',
    en: 'Titles newly granted since January; renewals do not count.',
  },
  unit: 'title',
  direction: 'higher-is-better',
  decimals: 0,
  source: '认定名单: 认定、复核、到期与取消',
  over: 'holding',
  time: 'flow',
  population: sql`granted`,
  change: 'difference',
});
