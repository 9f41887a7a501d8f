import { sql } from '../sql.js';
import { ratio } from './indicator.js';

/** Of those that need financing: needs met and half of those partly met, 0 to 100. */
export const financingDiffusion = ratio({
  code: 'financing-diffusion',
  name: { zh: '融资满足扩散指数', en: 'Diffusion index of financing' },
  meaning: {
    zh: '有融资需求的企业中:已满足% + 0.5 × 部分满足%。',
    en: 'Of enterprises that need financing: met plus half of partly met, in percent.',
  },
  unit: 'index',
  direction: 'higher-is-better',
  decimals: 1,
  source: '扩散指数 = 上升% + 0.5 × 持平%, 50为临界值',
  change: 'difference',
  factor: 1,
  population: sql`financing <> 'none'`,
  numerator: sql`CASE financing WHEN 'met' THEN 100 WHEN 'partly' THEN 50 ELSE 0 END`,
  denominator: sql`1`,
});
