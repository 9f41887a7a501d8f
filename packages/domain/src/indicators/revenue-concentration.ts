import { sql } from '../sql.js';
import { bothYears, ratio } from './indicator.js';

/** Herfindahl-Hirschman index of revenue: 10,000 where one enterprise has all of it, near 0 where many share it. */
export const revenueConcentration = ratio({
  code: 'revenue-concentration',
  name: { zh: '营业收入集中度', en: 'Concentration of revenue' },
  meaning: {
    zh: '企业营业收入份额平方和(赫芬达尔指数),0—10000。',
    en: 'Herfindahl–Hirschman index of the enterprises’ shares of revenue, 0 to 10,000.',
  },
  unit: 'index',
  direction: 'neutral',
  decimals: 0,
  source: '赫芬达尔—赫希曼指数: 份额(%)平方和',
  reading: 'concentration',
  factor: 10000,
  ...bothYears(column => ({
    population: sql`${column('revenue')} > 0`,
    numerator: sql`${column('revenue')} * ${column('revenue')}`,
    denominator: sql`${column('revenue')}`,
  })),
});
