import { growthOf } from './indicator.js';

/** Growth of payroll on the year before in percent, over enterprises that filed both. */
export const payrollGrowth = growthOf({
  code: 'payroll-growth',
  name: { zh: '应付职工薪酬同比', en: 'Payroll growth, year on year' },
  meaning: {
    zh: '可比口径:两期都填报应付职工薪酬的企业,本期合计比上年同期合计增长的百分比。',
    en: 'Enterprises that filed payroll for both periods: growth of their total on the year before.',
  },
  direction: 'neutral',
  field: 'payroll',
});
