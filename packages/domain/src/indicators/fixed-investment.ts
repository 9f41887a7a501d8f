import { sum } from './indicator.js';

/** Fixed asset and technical investment since January. */
export const fixedInvestment = sum({
  code: 'fixed-investment',
  name: { zh: '固定资产投资', en: 'Fixed asset investment' },
  meaning: {
    zh: '一月至本月累计固定资产(技改)投资之和。',
    en: 'Fixed asset and technical investment, January to the end of the period.',
  },
  unit: 'cny10k',
  direction: 'higher-is-better',
  decimals: 2,
  source: '经营报表: 固定资产/技改投资 (M35)',
  time: 'flow',
  field: 'fixed_investment',
});
