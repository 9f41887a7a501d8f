import { sql } from '../sql.js';
import { ratio } from './indicator.js';

/** 0.4 of the index of business now and 0.6 of the index expected, over who answered both; 100 is the critical value, 0 to 200. */
export const climateIndex = ratio({
  code: 'climate-index',
  name: { zh: '企业景气指数', en: 'Business climate index' },
  meaning: {
    zh: '0.4 × 即期指数 + 0.6 × 预期指数,100为临界值。',
    en: '0.4 × climate now + 0.6 × climate expected; 100 is the critical value.',
  },
  unit: 'index',
  direction: 'higher-is-better',
  decimals: 1,
  source: '企业一套表 B210 生产经营景气: 企业景气指数',
  change: 'difference',
  factor: 1,
  population: sql`condition_now IS NOT NULL AND condition_next IS NOT NULL`,
  numerator: sql`(CASE condition_now WHEN 'good' THEN 200 WHEN 'poor' THEN 0 ELSE 100 END) * 0.4 + (CASE condition_next WHEN 'better' THEN 200 WHEN 'worse' THEN 0 ELSE 100 END) * 0.6`,
  denominator: sql`1`,
});
