import { growthOf } from './indicator.js';

/** Growth of electricity used on the year before in percent, over enterprises that filed both. */
export const electricityGrowth = growthOf({
  code: 'electricity-growth',
  name: { zh: '用电量同比', en: 'Electricity used growth, year on year' },
  meaning: {
    zh: '可比口径:两期都填报用电量的企业,本期合计比上年同期合计增长的百分比。',
    en: 'Enterprises that filed electricity used for both periods: growth of their total on the year before.',
  },
  direction: 'higher-is-better',
  field: 'electricity',
});
