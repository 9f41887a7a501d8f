import { sql } from '../sql.js';
import { bothYears, ratio } from './indicator.js';

/** R&D expense of a year for each person in R&D. */
export const rdPerResearcher = ratio({
  code: 'rd-per-researcher',
  name: { zh: '研发人员人均研发费用', en: 'R&D expense per researcher' },
  meaning: { zh: '研发费用 ÷ 研究开发人员 ÷ 累计月数 × 12。', en: 'R&D expense ÷ R&D staff ÷ months × 12.' },
  unit: 'cny10k-per-person',
  direction: 'higher-is-better',
  decimals: 2,
  source: '企业一套表 107-2 研究开发活动: M10 ÷ M26',
  ...bothYears(column => ({
    population: sql`${column('rd_expense')} IS NOT NULL AND ${column('rd_staff')} > 0`,
    numerator: sql`${column('rd_expense')} * 12`,
    denominator: sql`${column('rd_staff')} * months`,
  })),
});
