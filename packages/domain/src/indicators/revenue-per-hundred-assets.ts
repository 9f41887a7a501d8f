import { sql } from '../sql.js';
import { ratio } from './indicator.js';

/** Revenue of a year that a hundred yuan of average assets earn: the balance now and a year before, months to a year. */
export const revenuePerHundredAssets = ratio({
  code: 'revenue-per-hundred-assets',
  name: { zh: '每百元资产实现的营业收入', en: 'Revenue per hundred of assets' },
  meaning: {
    zh: '营业收入 ÷ 平均资产 ÷ 累计月数 × 12 × 100。',
    en: 'Operating revenue ÷ average assets ÷ months × 12 × 100.',
  },
  unit: 'percent',
  direction: 'higher-is-better',
  decimals: 2,
  source: '规上工业主要财务指标: 每百元资产实现的营业收入',
  change: 'difference',
  population: sql`total_assets + total_assets_prior > 0 AND revenue IS NOT NULL`,
  numerator: sql`revenue * 24`,
  denominator: sql`(total_assets + total_assets_prior) * months`,
});
