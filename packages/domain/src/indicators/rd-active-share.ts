import { sql } from '../sql.js';
import { bothYears, ratio } from './indicator.js';

/** Enterprises that spent on R&D as a share of those that filed it, in percent. */
export const rdActiveShare = ratio({
  code: 'rd-active-share',
  name: { zh: '有研发活动企业占比', en: 'Share of enterprises with R&D' },
  meaning: {
    zh: '研发费用大于零的企业占填报研发费用企业的百分比。',
    en: 'Enterprises with R&D expense as a percentage of those that filed it.',
  },
  unit: 'percent',
  direction: 'higher-is-better',
  decimals: 1,
  source: '企业一套表 107-2 研究开发活动',
  ...bothYears(column => ({
    population: sql`${column('rd_expense')} IS NOT NULL`,
    numerator: sql`CAST(${column('rd_expense')} > 0 AS INTEGER)`,
    denominator: sql`1`,
  })),
});
