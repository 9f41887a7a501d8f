import { sql } from '../sql.js';
import { ratio } from './indicator.js';

/** Balance of better and worse answers on the next quarter, 0 to 200. */
export const climateExpected = ratio({
  code: 'climate-expected',
  name: { zh: '预期企业景气指数', en: 'Business climate expected' },
  meaning: {
    zh: '(好转% − 变差%) × 100 + 100,下期经营预期。',
    en: 'Share of better less share of worse answers on the next quarter, × 100 + 100.',
  },
  unit: 'index',
  direction: 'higher-is-better',
  decimals: 1,
  source: '企业一套表 B210 生产经营景气: 预期指数',
  change: 'difference',
  factor: 1,
  population: sql`condition_next IS NOT NULL`,
  numerator: sql`CASE condition_next WHEN 'better' THEN 200 WHEN 'worse' THEN 0 ELSE 100 END`,
  denominator: sql`1`,
});
