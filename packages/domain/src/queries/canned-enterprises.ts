import type { CannedQuery } from './canned.js';
import { number, period, text, tier } from './parameters.js';

/** Single enterprises that somebody should look at. */
export const ENTERPRISE_QUERIES: readonly CannedQuery[] = [
  {
    id: 'titles-expiring',
    title: { zh: '称号到期名单', en: 'Titles that expire soon' },
    parameters: [number('days', '多少天内', 'Within how many days', 90), tier('provincial')],
    sql: `SELECT prefecture AS 市州, enterprise_id, name AS 企业, tier_name AS 层级, ends_on AS 到期日, document AS 文号
FROM title_on(current_date)
WHERE tier = $tier AND ends_on <= current_date + CAST($days AS INTEGER)
ORDER BY ends_on, name`,
  },
  {
    id: 'fallen-behind',
    title: { zh: '营业收入降幅最大的企业', en: 'Largest falls of revenue' },
    parameters: [period, number('percent', '降幅超过（%）', 'Down by more than, %', 10)],
    sql: `SELECT prefecture AS 市州, enterprise_id, name AS 企业, tier AS 层级, revenue AS 营业收入, revenue_prior AS 上年同期,
  round(growth(revenue, revenue_prior), 1) AS 同比
FROM filing_latest
WHERE period = $period AND revenue_prior >= 50 AND growth(revenue, revenue_prior) < -$percent
ORDER BY revenue_prior - revenue DESC
LIMIT 200`,
  },
  {
    id: 'rd-below-floor',
    title: { zh: '研发强度低于下限的企业', en: 'R&D intensity below a floor' },
    parameters: [period, tier('provincial'), number('floor', '下限（%）', 'Floor, %', 2)],
    sql: `SELECT prefecture AS 市州, enterprise_id, name AS 企业, revenue AS 营业收入, rd_expense AS 研发费用,
  round(100 * rd_expense / revenue, 2) AS 研发强度
FROM filing_latest
WHERE period = $period AND tier = $tier AND revenue > 0 AND 100 * rd_expense / revenue < $floor
ORDER BY 研发强度`,
  },
  {
    id: 'candidates',
    title: { zh: '可升一级的企业：研发强度和收入达线', en: 'Candidates for the next tier' },
    parameters: [
      period,
      tier('municipal'),
      number('intensity', '研发强度不低于（%）', 'R&D intensity at least, %', 2),
      number('revenue', '营业收入不低于（万元）', 'Revenue at least, CNY 10,000', 1000),
    ],
    sql: `SELECT prefecture AS 市州, enterprise_id, name AS 企业, revenue AS 营业收入,
  round(100 * rd_expense / revenue, 2) AS 研发强度, round(growth(revenue, revenue_prior), 1) AS 收入同比
FROM filing_latest
WHERE period = $period AND tier = $tier AND revenue >= $revenue AND 100 * rd_expense / revenue >= $intensity
ORDER BY 收入同比 DESC NULLS LAST`,
  },
  {
    id: 'warnings-now',
    title: { zh: '正在触发的预警', en: 'Warnings that are firing' },
    parameters: [],
    sql: `SELECT severity AS 颜色, rule_name AS 规则, prefecture AS 市州, enterprise_id, name AS 企业, round(value, 2) AS 值, threshold AS 触发线, unit AS 单位, streak AS 持续期数
FROM warning
WHERE state = 'firing'
ORDER BY array_position(['red', 'orange', 'yellow', 'blue'], severity), prefecture, name`,
  },
  {
    id: 'one-enterprise',
    title: { zh: '一户企业的历期报表', en: 'One enterprise over time' },
    parameters: [text('name', '企业名称含', 'Name contains', '科技')],
    sql: `SELECT name AS 企业, period AS 报告期, revenue AS 营业收入, round(growth(revenue, revenue_prior), 1) AS 同比,
  total_profit AS 利润总额, rd_expense AS 研发费用, average_employees AS 平均用工
FROM filing_latest
WHERE contains(name, $name)
ORDER BY name, period
LIMIT 5000`,
  },
];
