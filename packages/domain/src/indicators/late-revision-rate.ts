import { sql } from '../sql.js';
import { ratio } from './indicator.js';

/** Returns revised after the deadline as a share of returns filed, in percent. */
export const lateRevisionRate = ratio({
  code: 'late-revision-rate',
  name: { zh: '逾期修订率', en: 'Late revision rate' },
  meaning: {
    zh: '截止日后又修订的企业占已报企业的百分比。',
    en: 'Returns revised after the deadline as a percentage of returns filed.',
  },
  unit: 'percent',
  direction: 'lower-is-better',
  decimals: 1,
  source: '经营报表: 截止日后收到的修订版',
  over: 'duty',
  change: 'difference',
  population: sql`filed`,
  numerator: sql`CAST(revised_late AS INTEGER)`,
  denominator: sql`1`,
});
