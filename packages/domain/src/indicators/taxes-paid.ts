import { sum } from './indicator.js';

/** Taxes paid in since January; refunds count as negative. */
export const taxesPaid = sum({
  code: 'taxes-paid',
  name: { zh: '实缴税金', en: 'Taxes paid' },
  meaning: {
    zh: '一月至本月累计实缴税金之和,退税以负数计入。',
    en: 'Taxes paid from January; refunds count as negative.',
  },
  unit: 'cny10k',
  direction: 'higher-is-better',
  decimals: 2,
  source: '企业一套表 B203 财务状况: 实缴税金 (M06)',
  time: 'flow',
  field: 'taxes_paid',
});
