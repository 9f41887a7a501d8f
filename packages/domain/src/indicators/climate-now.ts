import { sql } from '../sql.js';
import { ratio } from './indicator.js';

/** Balance of good and poor answers on business now, 100 where they are even, 0 to 200. */
export const climateNow = ratio({
  code: 'climate-now',
  name: { zh: '即期企业景气指数', en: 'Business climate now' },
  meaning: {
    zh: '(良好% − 不佳%) × 100 + 100,本期经营状况。',
    en: 'Share of good less share of poor answers on business now, × 100 + 100.',
  },
  unit: 'index',
  direction: 'higher-is-better',
  decimals: 1,
  source: '企业一套表 B210 生产经营景气: 即期指数',
  change: 'difference',
  factor: 1,
  population: sql`condition_now IS NOT NULL`,
  numerator: sql`CASE condition_now WHEN 'good' THEN 200 WHEN 'poor' THEN 0 ELSE 100 END`,
  denominator: sql`1`,
});
