import { sql } from '../sql.js';
import { ratio } from './indicator.js';

/** Returns received by their deadline as a share of returns owed, in percent. */
export const onTimeRate = ratio({
  code: 'on-time-rate',
  name: { zh: '按时报送率', en: 'On-time rate' },
  meaning: {
    zh: '截止日前报送的企业占应报企业的百分比。',
    en: 'Enterprises that filed by the deadline as a percentage of those that owe a return.',
  },
  unit: 'percent',
  direction: 'higher-is-better',
  decimals: 1,
  source: '应报企业: 次月10日前报送',
  over: 'duty',
  change: 'difference',
  population: sql`enterprise_id IS NOT NULL`,
  numerator: sql`CAST(filed AND NOT late AS INTEGER)`,
  denominator: sql`1`,
});
