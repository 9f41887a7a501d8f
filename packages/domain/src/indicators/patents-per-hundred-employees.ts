import { sql } from '../sql.js';
import { ratio } from './indicator.js';

/** Invention patents in force for a hundred persons employed. */
export const patentsPerHundredEmployees = ratio({
  code: 'patents-per-hundred-employees',
  name: { zh: '每百人有效发明专利', en: 'Patents per hundred employees' },
  meaning: {
    zh: '有效发明专利合计 ÷ 期末从业人员合计 × 100。',
    en: 'Invention patents in force ÷ persons employed × 100.',
  },
  unit: 'piece',
  direction: 'higher-is-better',
  decimals: 2,
  source: '专精特新中小企业发展评价: 创新能力; M28 ÷ M25',
  change: 'difference',
  factor: 100,
  population: sql`invention_patents IS NOT NULL AND employees > 0`,
  numerator: sql`invention_patents`,
  denominator: sql`employees`,
});
