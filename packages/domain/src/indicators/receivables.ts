import { sql } from '../sql.js';
import { sum } from './indicator.js';

/** What customers owe at the end of the period. */
export const receivables = sum({
  code: 'receivables',
  name: { zh: '应收账款', en: 'Accounts receivable' },
  meaning: { zh: '期末应收账款之和。', en: 'Accounts receivable at the end of the period.' },
  unit: 'cny10k',
  direction: 'lower-is-better',
  decimals: 2,
  source: '企业一套表 B203 财务状况: 应收账款 (M19)',
  time: 'stock',
  field: 'receivables',
  comparable: sql`receivables_prior > 0`,
});
