import { sql } from '../sql.js';
import { sum } from './indicator.js';

/** Persons in research and development at the end of the period. */
export const rdStaff = sum({
  code: 'rd-staff',
  name: { zh: '研究开发人员', en: 'R&D staff' },
  meaning: { zh: '期末研究开发人员数之和。', en: 'Persons in research and development at the end of the period.' },
  unit: 'person',
  direction: 'higher-is-better',
  decimals: 0,
  source: '企业一套表 107-2 研究开发活动: 研究开发人员 (M26)',
  time: 'stock',
  field: 'rd_staff',
  comparable: sql`rd_staff_prior > 0`,
});
