import { growthOf } from './indicator.js';

/** Growth of VAT payable on the year before in percent, over enterprises that filed both. */
export const vatGrowth = growthOf({
  code: 'vat-growth',
  name: { zh: '应交增值税同比', en: 'VAT payable growth, year on year' },
  meaning: {
    zh: '可比口径:两期都填报应交增值税的企业,本期合计比上年同期合计增长的百分比。',
    en: 'Enterprises that filed VAT payable for both periods: growth of their total on the year before.',
  },
  direction: 'neutral',
  field: 'vat_payable',
});
