import { growthOf } from './indicator.js';

/** Growth of industrial output value on the year before in percent, over enterprises that filed both. */
export const outputGrowth = growthOf({
  code: 'output-growth',
  name: { zh: '工业总产值同比', en: 'Industrial output value growth, year on year' },
  meaning: {
    zh: '可比口径:两期都填报工业总产值的企业,本期合计比上年同期合计增长的百分比。',
    en: 'Enterprises that filed industrial output value for both periods: growth of their total on the year before.',
  },
  direction: 'higher-is-better',
  field: 'output_value',
});
