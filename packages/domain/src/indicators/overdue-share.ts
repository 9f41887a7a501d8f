import { sql } from '../sql.js';
import { ratio } from './indicator.js';

/** Receivables past their date as a share of all receivables, in percent. */
export const overdueShare = ratio({
  code: 'overdue-share',
  name: { zh: '逾期应收账款占比', en: 'Overdue share of receivables' },
  meaning: {
    zh: '逾期应收账款合计占应收账款合计的百分比。',
    en: 'Overdue receivables as a percentage of accounts receivable.',
  },
  unit: 'percent',
  direction: 'lower-is-better',
  decimals: 2,
  source: '《保障中小企业款项支付条例》(国务院令802号); 经营报表: M34 ÷ M19',
  change: 'difference',
  population: sql`overdue_receivables IS NOT NULL AND receivables > 0`,
  numerator: sql`overdue_receivables`,
  denominator: sql`receivables`,
});
