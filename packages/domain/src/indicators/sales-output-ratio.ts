import { sql } from '../sql.js';
import { bothYears, ratio } from './indicator.js';

/** Industrial sales as a share of output, in percent; over 100 where stock was sold. */
export const salesOutputRatio = ratio({
  code: 'sales-output-ratio',
  name: { zh: '产销率', en: 'Sales to output' },
  meaning: {
    zh: '销售产值合计占工业总产值合计的百分比。',
    en: 'Industrial sales value as a percentage of output value.',
  },
  unit: 'percent',
  direction: 'higher-is-better',
  decimals: 2,
  source: '企业一套表 B204-1: 工业产品产销率 = 销售产值 ÷ 工业总产值',
  ...bothYears(column => ({
    population: sql`${column('sales_value')} IS NOT NULL AND ${column('output_value')} > 0`,
    numerator: sql`${column('sales_value')}`,
    denominator: sql`${column('output_value')}`,
  })),
});
