import { sql } from '../sql.js';
import { sum } from './indicator.js';

/** Assets at the end of the period. A stock: it is never added up over periods. */
export const totalAssets = sum({
  code: 'total-assets',
  name: { zh: '资产总计', en: 'Total assets' },
  meaning: { zh: '期末资产总计之和。', en: 'Total assets at the end of the period.' },
  unit: 'cny10k',
  direction: 'neutral',
  decimals: 2,
  source: '企业一套表 B203 财务状况: 资产总计 (M17)',
  time: 'stock',
  field: 'total_assets',
  comparable: sql`total_assets_prior > 0`,
});
