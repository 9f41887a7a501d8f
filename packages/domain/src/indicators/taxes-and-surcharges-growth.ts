import { growthOf } from './indicator.js';

/** Growth of taxes and surcharges on the year before in percent, over enterprises that filed both. */
export const taxesAndSurchargesGrowth = growthOf({
  code: 'taxes-and-surcharges-growth',
  name: { zh: '税金及附加同比', en: 'Taxes and surcharges growth, year on year' },
  meaning: {
    zh: '可比口径:两期都填报税金及附加的企业,本期合计比上年同期合计增长的百分比。',
    en: 'Enterprises that filed taxes and surcharges for both periods: growth of their total on the year before.',
  },
  direction: 'neutral',
  field: 'taxes_and_surcharges',
});
