import { sql } from '../sql.js';
import { ratio } from './indicator.js';

/** Enterprises whose revenue rose by a fifth or more as a share of those compared, in percent. */
export const highGrowthShare = ratio({
  code: 'high-growth-share',
  name: { zh: '高成长企业占比', en: 'Share of fast-growing enterprises' },
  meaning: {
    zh: '两期都有营业收入的企业中,营业收入同比增长20%及以上的企业占比。',
    en: 'Of the enterprises with revenue in both years, the percentage that grew by 20 % or more.',
  },
  unit: 'percent',
  direction: 'higher-is-better',
  decimals: 1,
  source: 'OECD/Eurostat Manual on Business Demography Statistics: 增速20%及以上',
  population: sql`revenue IS NOT NULL AND revenue_prior > 0`,
  numerator: sql`CAST(revenue * 5 >= revenue_prior * 6 AS INTEGER)`,
  denominator: sql`1`,
});
