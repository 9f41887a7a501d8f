import { sql } from '../sql.js';
import { ratio } from './indicator.js';

/** Liabilities as a share of assets at the end of the period, in percent. Over 100 is insolvent, and allowed. */
export const assetLiabilityRatio = ratio({
  code: 'asset-liability-ratio',
  name: { zh: '资产负债率', en: 'Liabilities to assets' },
  meaning: { zh: '负债合计占资产总计的百分比。', en: 'Total liabilities as a percentage of total assets.' },
  unit: 'percent',
  direction: 'lower-is-better',
  decimals: 1,
  kept: true,
  population: sql`total_liabilities IS NOT NULL AND total_assets > 0`,
  numerator: sql`total_liabilities`,
  denominator: sql`total_assets`,
  change: 'difference',
  prior: {
    population: sql`total_liabilities_prior IS NOT NULL AND total_assets_prior > 0`,
    numerator: sql`total_liabilities_prior`,
    denominator: sql`total_assets_prior`,
  },
  source: '规上工业主要财务指标: 资产负债率 = 负债合计 ÷ 资产总计 × 100%',
});
