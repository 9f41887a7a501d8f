import type { CannedQuery } from './canned.js';
import { number, period, section } from './parameters.js';

/** How enterprises do, in sums and ratios of sums. */
export const FIGURE_QUERIES: readonly CannedQuery[] = [
  {
    id: 'rd-by-prefecture',
    title: { zh: '市州研发强度与增长', en: 'R&D intensity and growth by prefecture' },
    parameters: [period],
    sql: `SELECT
  prefecture AS 市州,
  count(*) AS 可比户数,
  round(100 * sum(rd_expense) / nullif(sum(revenue), 0), 2) AS 研发强度,
  round(growth(sum(rd_expense), sum(rd_expense_prior)), 2) AS 研发同比,
  sum(rd_expense) / 10000 AS 研发费用亿元
FROM filing_latest
WHERE period = $period AND rd_expense IS NOT NULL AND rd_expense_prior IS NOT NULL AND revenue IS NOT NULL
GROUP BY prefecture
ORDER BY 研发强度 DESC`,
  },
  {
    id: 'revenue-by-tier',
    title: { zh: '各层级营业收入与同比（可比口径）', en: 'Revenue and growth by tier, matched sample' },
    parameters: [period],
    sql: `SELECT
  coalesce(tier, '无称号') AS 层级,
  count(*) AS 可比户数,
  sum(revenue) AS 营业收入,
  round(growth(sum(revenue), sum(revenue_prior)), 2) AS 同比
FROM filing_latest
WHERE period = $period AND revenue IS NOT NULL AND revenue_prior IS NOT NULL
GROUP BY 1
ORDER BY 营业收入 DESC`,
  },
  {
    id: 'single-months',
    title: { zh: '分月营业收入（累计拆成当期）', en: 'Revenue of single months' },
    parameters: [],
    sql: `SELECT period AS 报告期, months AS 包含月数, count(*) AS 户数, sum(revenue) AS 当期营业收入
FROM filing_monthly
WHERE revenue IS NOT NULL
GROUP BY period, months
ORDER BY period, months`,
  },
  {
    id: 'industry-structure',
    title: { zh: '行业大类的收入与利润', en: 'Revenue and profit by industry' },
    parameters: [period],
    sql: `SELECT
  e.industry AS 行业, count(*) AS 户数, sum(f.revenue) AS 营业收入, sum(f.total_profit) AS 利润总额,
  round(100 * sum(f.total_profit) / nullif(sum(f.revenue), 0), 2) AS 利润率
FROM filing_latest f
JOIN enterprise e USING (enterprise_id)
WHERE f.period = $period
GROUP BY e.industry
ORDER BY 营业收入 DESC NULLS LAST`,
  },
  {
    id: 'concentration',
    title: { zh: '收入集中度：前若干户占比', en: 'Share of the largest' },
    parameters: [period, number('top', '前几户', 'How many', 20)],
    sql: `WITH ranked AS (
  SELECT revenue, row_number() OVER (ORDER BY revenue DESC) AS place
  FROM filing_latest
  WHERE period = $period AND revenue IS NOT NULL
)
SELECT
  count(*) AS 户数,
  sum(revenue) AS 营业收入合计,
  sum(revenue) FILTER (WHERE place <= $top) AS 前列合计,
  round(100 * sum(revenue) FILTER (WHERE place <= $top) / nullif(sum(revenue), 0), 1) AS 占比
FROM ranked`,
  },
  {
    id: 'employees-and-pay',
    title: { zh: '用工人数与人均薪酬', en: 'Workers and pay' },
    parameters: [period],
    sql: `SELECT
  prefecture AS 市州, count(*) AS 户数, sum(average_employees) AS 平均用工人数,
  round(sum(payroll) / nullif(sum(average_employees), 0), 2) AS 人均薪酬万元
FROM filing_latest
WHERE period = $period AND payroll IS NOT NULL AND average_employees > 0
GROUP BY prefecture
ORDER BY 平均用工人数 DESC`,
  },
  {
    id: 'indicator-trend',
    title: { zh: '一个指标各期的走势', en: 'One indicator over time' },
    parameters: [
      {
        name: 'indicator',
        title: { zh: '指标', en: 'Indicator' },
        type: 'text',
        choices: 'indicator',
        preset: 'revenue-growth',
      },
    ],
    sql: `SELECT period AS 报告期, region AS 地区, round(value, 4) AS 指标值, n AS 户数
FROM indicator_value
WHERE code = $indicator AND tier = 'all' AND section = 'all' AND level IN ('root', 'prefecture')
ORDER BY region, period`,
  },
  {
    id: 'quartiles-of-section',
    title: { zh: '行业利润率的四分位', en: 'Quartiles of margins in a section' },
    parameters: [period, section],
    sql: `SELECT
  count(*) AS 户数,
  round(quantile_cont(100 * total_profit / revenue, 0.25), 2) AS 下四分位,
  round(median(100 * total_profit / revenue), 2) AS 中位数,
  round(quantile_cont(100 * total_profit / revenue, 0.75), 2) AS 上四分位
FROM filing_latest
WHERE period = $period AND section = $section AND revenue > 0 AND total_profit IS NOT NULL`,
  },
];
