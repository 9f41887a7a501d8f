import { sql } from '../sql.js';
import { sum } from './indicator.js';

/** What industry delivered for export since January. */
export const exportDelivery = sum({
  code: 'export-delivery',
  name: { zh: '出口交货值', en: 'Export delivery value' },
  meaning: {
    zh: '一月至本月累计出口交货值之和。',
    en: 'Value delivered for export, January to the end of the period.',
  },
  unit: 'cny10k',
  direction: 'higher-is-better',
  decimals: 2,
  source: '企业一套表 B204-1 产销总值及产品产量: 出口交货值 (M16)',
  time: 'flow',
  field: 'export_delivery',
  comparable: sql`export_delivery_prior > 0`,
});
