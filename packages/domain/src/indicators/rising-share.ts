import { sql } from '../sql.js';
import { ratio } from './indicator.js';

/** Enterprises whose revenue rose as a share of those compared, in percent. */
export const risingShare = ratio({
  code: 'rising-share',
  name: { zh: '营业收入增长面', en: 'Share of enterprises that grow' },
  meaning: {
    zh: '两期都有营业收入的企业中,营业收入比上年同期增加的企业占比。',
    en: 'Of the enterprises with revenue in both years, the percentage whose revenue rose.',
  },
  unit: 'percent',
  direction: 'higher-is-better',
  decimals: 1,
  source: '企业景气分析: 增长面',
  population: sql`revenue IS NOT NULL AND revenue_prior > 0`,
  numerator: sql`CAST(revenue > revenue_prior AS INTEGER)`,
  denominator: sql`1`,
});
