import { sql } from '../sql.js';
import { bothYears, ratio } from './indicator.js';

/** Selling, administrative, R&D and finance expense of a hundred yuan of revenue; an enterprise that left one out does not count. */
export const expensePerHundred = ratio({
  code: 'expense-per-hundred',
  name: { zh: '每百元营业收入中的费用', en: 'Expenses per hundred of revenue' },
  meaning: {
    zh: '销售、管理、研发、财务四项费用合计占营业收入合计的百分比。',
    en: 'Selling, administrative, R&D and finance expense as a percentage of operating revenue.',
  },
  unit: 'percent',
  direction: 'lower-is-better',
  decimals: 2,
  source: '规上工业主要财务指标: 每百元营业收入中的费用',
  ...bothYears(column => ({
    population: sql`${column('selling_expense')} + ${column('admin_expense')} + ${column('rd_expense')} + ${column('finance_expense')} IS NOT NULL AND ${column('revenue')} > 0`,
    numerator: sql`${column('selling_expense')} + ${column('admin_expense')} + ${column('rd_expense')} + ${column('finance_expense')}`,
    denominator: sql`${column('revenue')}`,
  })),
});
