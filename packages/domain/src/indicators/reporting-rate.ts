import { sql } from '../sql.js';
import { ratio } from './indicator.js';

/** Returns received as a share of returns owed for the period, in percent; late ones count. */
export const reportingRate = ratio({
  code: 'reporting-rate',
  name: { zh: '报送率', en: 'Reporting rate' },
  meaning: {
    zh: '已报企业占应报企业的百分比,迟报计入。',
    en: 'Enterprises that filed, late or not, as a percentage of those that owe a return.',
  },
  unit: 'percent',
  direction: 'higher-is-better',
  decimals: 1,
  kept: true,
  over: 'duty',
  population: sql`enterprise_id IS NOT NULL`,
  numerator: sql`CAST(filed AS INTEGER)`,
  denominator: sql`1`,
  change: 'difference',
  source: '应报企业: 期末持有市级、省级或国家级有效称号, 按其报送频率当期应报',
});
