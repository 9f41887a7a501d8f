import { sql } from '../sql.js';
import { sum } from './indicator.js';

/** Electricity used since January, best taken from the grid company. */
export const electricity = sum({
  code: 'electricity',
  name: { zh: '用电量', en: 'Electricity used' },
  meaning: { zh: '一月至本月累计用电量之和。', en: 'Electricity used from January to the end of the period.' },
  unit: 'mwh10',
  direction: 'neutral',
  decimals: 2,
  source: '经营报表: 用电量 (M31), 优先取电网数据',
  time: 'flow',
  field: 'electricity',
  comparable: sql`electricity_prior > 0`,
});
