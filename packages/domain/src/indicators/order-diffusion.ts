import { sql } from '../sql.js';
import { ratio } from './indicator.js';

/** Answers of orders above normal and half of those that are normal, 0 to 100; 50 is the critical value. */
export const orderDiffusion = ratio({
  code: 'order-diffusion',
  name: { zh: '订货扩散指数', en: 'Diffusion index of orders' },
  meaning: {
    zh: '高于正常% + 0.5 × 正常%,50为临界值。',
    en: 'Above normal plus half of normal, in percent; 50 is the critical value.',
  },
  unit: 'index',
  direction: 'higher-is-better',
  decimals: 1,
  source: '扩散指数 = 上升% + 0.5 × 持平%, 50为临界值',
  change: 'difference',
  factor: 1,
  population: sql`order_level IS NOT NULL`,
  numerator: sql`CASE order_level WHEN 'above' THEN 100 WHEN 'normal' THEN 50 ELSE 0 END`,
  denominator: sql`1`,
});
