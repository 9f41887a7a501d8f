import { sql } from '../sql.js';
import { ratio } from './indicator.js';

/**
 * Growth of R&D expense against the same period of the year before, in percent.
 *
 * Enterprises that filed both values count; one that spent nothing last year and begins now is growth.
 */
export const rdGrowth = ratio({
  code: 'rd-growth',
  name: { zh: '研发费用同比', en: 'R&D expense growth, year on year' },
  meaning: {
    zh: '可比口径:两期都填报研发费用的企业,本期合计比上年同期合计增长的百分比。',
    en: 'Enterprises that filed R&D expense for both periods: growth of their total on the year before.',
  },
  unit: 'percent',
  direction: 'higher-is-better',
  decimals: 1,
  kept: true,
  population: sql`rd_expense IS NOT NULL AND rd_expense_prior IS NOT NULL`,
  numerator: sql`rd_expense - rd_expense_prior`,
  denominator: sql`rd_expense_prior`,
  reading: 'growth',
  source: '规上工业主要财务指标: 增速按可比口径计算',
});
