import { sql } from '../sql.js';
import { sum } from './indicator.js';

/** Industrial output at current prices since January; only industry files it. */
export const outputValue = sum({
  code: 'output-value',
  name: { zh: '工业总产值', en: 'Industrial output value' },
  meaning: {
    zh: '一月至本月累计工业总产值(当年价)之和。',
    en: 'Industrial output value at current prices, January to the end of the period.',
  },
  unit: 'cny10k',
  direction: 'higher-is-better',
  decimals: 2,
  source: '企业一套表 B204-1 产销总值及产品产量: 工业总产值 (M14)',
  time: 'flow',
  field: 'output_value',
  comparable: sql`output_value_prior > 0`,
});
