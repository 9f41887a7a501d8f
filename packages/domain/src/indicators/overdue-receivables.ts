import { total } from './indicator.js';

/** Receivables past their date at the end of the period: 被拖欠账款. The form has no column for the year before. */
export const overdueReceivables = total({
  code: 'overdue-receivables',
  name: { zh: '逾期应收账款', en: 'Overdue receivables' },
  meaning: { zh: '期末逾期应收账款(被拖欠)之和。', en: 'Receivables past due at the end of the period.' },
  unit: 'cny10k',
  direction: 'lower-is-better',
  decimals: 2,
  source: '《保障中小企业款项支付条例》(国务院令802号); 经营报表: 逾期应收账款 (M34)',
  time: 'stock',
  field: 'overdue_receivables',
});
