import { sql } from '../sql.js';
import { bothYears, ratio } from './indicator.js';

/** R&D staff as a share of all persons employed, in percent. */
export const rdStaffShare = ratio({
  code: 'rd-staff-share',
  name: { zh: '研发人员占比', en: 'R&D staff share' },
  meaning: { zh: '研究开发人员合计占期末从业人员合计的百分比。', en: 'R&D staff as a percentage of persons employed.' },
  unit: 'percent',
  direction: 'higher-is-better',
  decimals: 1,
  source: '吉林省“专精特新”梯度培育工程意见 §一(三): 科技人员占比; M26 ÷ M25',
  ...bothYears(column => ({
    population: sql`${column('rd_staff')} IS NOT NULL AND ${column('employees')} > 0`,
    numerator: sql`${column('rd_staff')}`,
    denominator: sql`${column('employees')}`,
  })),
});
