import { sql } from '../sql.js';
import { ratio } from './indicator.js';

/** Answers of no shortage of workers and half of those with some, 0 to 100. */
export const labourDiffusion = ratio({
  code: 'labour-diffusion',
  name: { zh: '用工扩散指数', en: 'Diffusion index of labour' },
  meaning: {
    zh: '不缺工% + 0.5 × 略有缺口%,50为临界值。',
    en: 'No shortage plus half of some shortage, in percent; 50 is the critical value.',
  },
  unit: 'index',
  direction: 'higher-is-better',
  decimals: 1,
  source: '扩散指数 = 上升% + 0.5 × 持平%, 50为临界值',
  change: 'difference',
  factor: 1,
  population: sql`labour_gap IS NOT NULL`,
  numerator: sql`CASE labour_gap WHEN 'none' THEN 100 WHEN 'some' THEN 50 ELSE 0 END`,
  denominator: sql`1`,
});
