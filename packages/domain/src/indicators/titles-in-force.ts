import { sql } from '../sql.js';
import { count } from './indicator.js';

/** Titles valid at the end of the period, one by one: an enterprise with two holds two. */
export const titlesInForce = count({
  code: 'titles-in-force',
  name: { zh: '有效称号数', en: 'Titles in force' },
  meaning: {
    zh: '期末有效的称号数,一户持有几个计几个。',
    en: 'Titles valid at period end; an enterprise with two counts twice.',
  },
  unit: 'title',
  direction: 'higher-is-better',
  decimals: 0,
  source: '认定名单: 认定、复核、到期与取消',
  over: 'holding',
  time: 'stock',
  population: sql`held`,
  change: 'difference',
});
