import { sql } from '../sql.js';
import { ratio } from './indicator.js';

/**
 * Growth of total profit against the same period of the year before, in percent.
 *
 * The base may be a loss: a negative base prints 注, a fall past −100 % is a turn from profit to loss.
 */
export const totalProfitGrowth = ratio({
  code: 'total-profit-growth',
  name: { zh: '利润总额同比', en: 'Total profit growth, year on year' },
  meaning: {
    zh: '可比口径:两期都填报利润总额的企业,本期合计比上年同期合计增长的百分比。',
    en: 'Enterprises that filed total profit for both periods: growth of their total on the year before.',
  },
  unit: 'percent',
  direction: 'higher-is-better',
  decimals: 1,
  kept: true,
  population: sql`total_profit IS NOT NULL AND total_profit_prior IS NOT NULL`,
  numerator: sql`total_profit - total_profit_prior`,
  denominator: sql`total_profit_prior`,
  reading: 'growth',
  source: '规上工业主要财务指标: 增速按可比口径计算, 基数为负以"注"标出',
});
