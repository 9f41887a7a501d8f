import { sql } from '../sql.js';
import { ratio } from './indicator.js';

/** Enterprises whose revenue rose and half of those that stood still, among those compared, 0 to 100. */
export const revenueDiffusion = ratio({
  code: 'revenue-diffusion',
  name: { zh: '营业收入扩散指数', en: 'Diffusion index of revenue' },
  meaning: {
    zh: '营业收入上升企业% + 0.5 × 持平企业%,50为临界值。',
    en: 'Enterprises whose revenue rose plus half of those unchanged, in percent; 50 is the critical value.',
  },
  unit: 'index',
  direction: 'higher-is-better',
  decimals: 1,
  source: '扩散指数 = 上升% + 0.5 × 持平%, 50为临界值',
  change: 'difference',
  factor: 1,
  population: sql`revenue IS NOT NULL AND revenue_prior IS NOT NULL`,
  numerator: sql`CASE WHEN revenue > revenue_prior THEN 100 WHEN revenue = revenue_prior THEN 50 ELSE 0 END`,
  denominator: sql`1`,
});
