import { sql } from '../sql.js';
import { ratio } from './indicator.js';

/** Answered questions of the form as a share of those asked of the enterprises that filed, in percent; industry is asked for its output too. */
export const completenessRate = ratio({
  code: 'completeness-rate',
  name: { zh: '填报完整率', en: 'Completeness of returns' },
  meaning: {
    zh: '已报企业填报的项数占应填项数的百分比。',
    en: 'Fields answered as a percentage of the fields asked of enterprises that filed.',
  },
  unit: 'percent',
  direction: 'higher-is-better',
  decimals: 1,
  source: '经营报表: 按期应填项目 (月报、季报)',
  over: 'duty',
  change: 'difference',
  population: sql`filed`,
  numerator: sql`n_answered`,
  denominator: sql`n_asked`,
});
