import type { CannedQuery } from './canned.js';
import { number, period } from './parameters.js';

/** Who has reported, how often, and how well. */
export const COVERAGE_QUERIES: readonly CannedQuery[] = [
  {
    id: 'reporting-by-prefecture',
    title: { zh: '各市州报送进度', en: 'Returns by prefecture' },
    parameters: [period],
    sql: `SELECT
  prefecture AS 市州,
  count(*) AS 应报,
  count(*) FILTER (WHERE is_filed) AS 已报,
  count(*) FILTER (WHERE is_late) AS 逾期,
  round(100.0 * count(*) FILTER (WHERE is_filed) / count(*), 1) AS 报送率
FROM reporting_duty
WHERE period = $period
GROUP BY prefecture
ORDER BY 报送率`,
  },
  {
    id: 'not-filed',
    title: { zh: '未报企业名单', en: 'Who has not filed' },
    parameters: [period],
    sql: `SELECT prefecture AS 市州, county AS 县区, enterprise_id, name AS 企业, tier_name AS 层级, due_on AS 截止日
FROM reporting_duty
WHERE period = $period AND NOT is_filed
ORDER BY prefecture, county, name`,
  },
  {
    id: 'silent-for-long',
    title: { zh: '连续多期未报的企业', en: 'Silent for several periods' },
    parameters: [number('periods', '至少几期', 'At least how many periods', 2)],
    sql: `WITH owed AS (
  SELECT enterprise_id, name, prefecture, is_filed, row_number() OVER (PARTITION BY enterprise_id ORDER BY period DESC) AS place
  FROM reporting_duty
),
silent AS (
  SELECT enterprise_id, name, prefecture, coalesce(min(place) FILTER (WHERE is_filed), max(place) + 1) - 1 AS missed
  FROM owed
  GROUP BY ALL
)
SELECT prefecture AS 市州, enterprise_id, name AS 企业, missed AS 连续未报期数
FROM silent
WHERE missed >= $periods
ORDER BY missed DESC, name`,
  },
  {
    id: 'corrected-filings',
    title: { zh: '更正次数最多的企业', en: 'Most corrected filings' },
    parameters: [period],
    sql: `SELECT name AS 企业, prefecture AS 市州, form AS 表种, max(version) AS 版数, min(received_on) AS 首次收到, max(received_on) AS 最后收到
FROM filing_all
WHERE period = $period
GROUP BY ALL
HAVING max(version) > 1
ORDER BY 版数 DESC, 企业`,
  },
  {
    id: 'missing-rd',
    title: { zh: '报了营业收入、没报研发费用的企业', en: 'Revenue without R&D expense' },
    parameters: [period],
    sql: `SELECT prefecture AS 市州, tier AS 层级, enterprise_id, name AS 企业, revenue AS 营业收入
FROM filing_latest
WHERE period = $period AND revenue > 0 AND rd_expense IS NULL
ORDER BY revenue DESC`,
  },
  {
    id: 'standing-over-time',
    title: { zh: '各层级在册企业的变化', en: 'Enterprises on each tier over time' },
    parameters: [],
    sql: `SELECT period AS 报告期, tier_name AS 层级, count(*) AS 户数
FROM standing
GROUP BY period, tier, tier_name
ORDER BY period, 户数 DESC`,
  },
];
