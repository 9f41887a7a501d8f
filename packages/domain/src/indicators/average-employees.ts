import { sql } from '../sql.js';
import { sum } from './indicator.js';

/** Persons employed on average since January. */
export const averageEmployees = sum({
  code: 'average-employees',
  name: { zh: '平均用工人数', en: 'Average employees' },
  meaning: {
    zh: '一月至本月平均用工人数之和。',
    en: 'Persons employed on average from January to the end of the period.',
  },
  unit: 'person',
  direction: 'neutral',
  decimals: 0,
  kept: true,
  source: '企业一套表 B203 财务状况: 平均用工人数 (M24)',
  time: 'average',
  field: 'average_employees',
  comparable: sql`average_employees_prior > 0`,
});
