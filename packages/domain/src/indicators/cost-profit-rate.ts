import { sql } from '../sql.js';
import { bothYears, ratio } from './indicator.js';

/** Total profit as a share of operating cost and the four expenses, in percent. */
export const costProfitRate = ratio({
  code: 'cost-profit-rate',
  name: { zh: '成本费用利润率', en: 'Profit on cost and expenses' },
  meaning: {
    zh: '利润总额占营业成本与四项费用合计的百分比。',
    en: 'Total profit as a percentage of operating cost and the four expenses.',
  },
  unit: 'percent',
  direction: 'higher-is-better',
  decimals: 2,
  source: '专精特新中小企业发展评价: 成本费用利润率',
  ...bothYears(column => ({
    population: sql`${column('total_profit')} IS NOT NULL AND ${column('operating_cost')} + ${column('selling_expense')} + ${column('admin_expense')} + ${column('rd_expense')} + ${column('finance_expense')} > 0`,
    numerator: sql`${column('total_profit')}`,
    denominator: sql`${column('operating_cost')} + ${column('selling_expense')} + ${column('admin_expense')} + ${column('rd_expense')} + ${column('finance_expense')}`,
  })),
});
