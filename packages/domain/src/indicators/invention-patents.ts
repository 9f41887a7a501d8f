import { total } from './indicator.js';

/** Invention patents in force at the end of the period. The form has no column for the year before. */
export const inventionPatents = total({
  code: 'invention-patents',
  name: { zh: '有效发明专利', en: 'Invention patents in force' },
  meaning: { zh: '期末有效发明专利件数之和。', en: 'Invention patents in force at the end of the period.' },
  unit: 'piece',
  direction: 'higher-is-better',
  decimals: 0,
  source: '经营报表: 有效发明专利 (M28)',
  time: 'stock',
  field: 'invention_patents',
});
