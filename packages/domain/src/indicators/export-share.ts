import { sql } from '../sql.js';
import { bothYears, ratio } from './indicator.js';

/** Export delivery as a share of industrial sales, in percent. */
export const exportShare = ratio({
  code: 'export-share',
  name: { zh: '出口占销售产值比重', en: 'Export share' },
  meaning: {
    zh: '出口交货值合计占销售产值合计的百分比。',
    en: 'Export delivery value as a percentage of industrial sales value.',
  },
  unit: 'percent',
  direction: 'neutral',
  decimals: 2,
  source: '企业一套表 B204-1: 出口交货值 ÷ 销售产值',
  ...bothYears(column => ({
    population: sql`${column('export_delivery')} IS NOT NULL AND ${column('sales_value')} > 0`,
    numerator: sql`${column('export_delivery')}`,
    denominator: sql`${column('sales_value')}`,
  })),
});
