import { sum } from './indicator.js';

/** Equity at the end of the period; below zero where an enterprise owes more than it owns. */
export const equity = sum({
  code: 'equity',
  name: { zh: '所有者权益', en: 'Owners’ equity' },
  meaning: {
    zh: '期末所有者权益之和,资不抵债以负数计入。',
    en: 'Owners’ equity at the end of the period; insolvency counts as negative.',
  },
  unit: 'cny10k',
  direction: 'higher-is-better',
  decimals: 2,
  source: '企业一套表 B203 财务状况: 所有者权益 (M23)',
  time: 'stock',
  field: 'equity',
});
