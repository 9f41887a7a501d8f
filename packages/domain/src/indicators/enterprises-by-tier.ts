import { sql } from '../sql.js';
import { count } from './indicator.js';

/** Enterprises that hold a valid title at the end of the period, each on its highest tier. */
export const enterprisesByTier = count({
  code: 'enterprises-by-tier',
  name: { zh: '梯度企业数', en: 'Enterprises on the ladder' },
  meaning: {
    zh: '期末持有有效称号的企业数,按最高称号计一次。',
    en: 'Enterprises with a valid title at period end, once each, by their highest title.',
  },
  unit: 'enterprise',
  direction: 'higher-is-better',
  decimals: 0,
  kept: true,
  over: 'standing',
  time: 'stock',
  population: sql`tier IS NOT NULL`,
  change: 'difference',
  source: '认定名单: 期末有效的最高称号',
});
