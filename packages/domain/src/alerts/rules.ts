import { sql, type Sql } from '../sql.js';
import type { Bilingual, Unit } from '../vocabulary/index.js';

/** Colours of warnings, the gravest first. */
export const SEVERITIES = ['red', 'orange', 'yellow', 'blue'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a rule looks at: filed values of each period, or whether a return that was owed came in. */
export type AlertOver = 'serving' | 'duty';

/** One rule, which has one instance an enterprise. */
export interface AlertRule {
  /** Kebab-case, never reused. */
  code: string;
  name: Bilingual;
  /** What it tells the enterprise. */
  meaning: Bilingual;
  severity: Severity;
  unit: Unit;
  over: AlertOver;
  /** Who is looked at: a condition on one row. */
  population: Sql;
  /** The value shown, in `unit`; NULL where the row does not tell. */
  value: Sql;
  /** The line the value is held against, in `unit`. */
  threshold: Sql;
  /** The condition; NULL where the row does not tell. */
  met: Sql;
  /** Periods running, of those the enterprise owes a return for, until it fires. */
  periods: number;
  source: string;
}

/** Lowest R&D intensity of each tier in percent; tiers without one have none. A bureau's default until it decides. */
export const RD_FLOORS = { provincial: 2, national: 3 } as const;
/** Revenue growth, in percent, under which two periods running are a warning. */
const GROWTH_FLOOR = -10;
/** A base this small, in 万元, makes any growth a large one. */
const SMALLEST_BASE = 50;

const rdFloor = sql`CASE tier WHEN 'provincial' THEN ${RD_FLOORS.provincial} WHEN 'national' THEN ${RD_FLOORS.national} END`;
const rdIntensity = sql`100.0 * rd_expense / revenue`;
const growth = sql`100.0 * (revenue - revenue_prior) / revenue_prior`;

/** R&D expense as a share of revenue lies below the floor of the enterprise's tier. */
const rdBelowFloor: AlertRule = {
  code: 'rd-below-floor',
  name: { zh: '研发强度低于本层级下限', en: 'R&D intensity below the floor of its tier' },
  meaning: {
    zh: '研发费用占营业收入的比重低于本层级的下限（省级 2%，国家级 3%），可能影响复核。',
    en: 'R&D expense as a share of revenue is below the floor of its tier (provincial 2 %, national 3 %).',
  },
  severity: 'yellow',
  unit: 'percent',
  over: 'serving',
  population: sql`tier IN ('provincial', 'national')`,
  value: sql`CASE WHEN revenue > 0 THEN ${rdIntensity} END`,
  threshold: rdFloor,
  met: sql`CASE WHEN revenue > 0 THEN ${rdIntensity} < ${rdFloor} END`,
  periods: 1,
  source: '吉林省“专精特新”梯度培育工程意见 §一(三): 省级研发投入占销售收入 2% 以上; 国家级 3%',
};

/** Revenue fell by more than a tenth against the year before, two of the enterprise's periods running. */
const revenueFalling: AlertRule = {
  code: 'revenue-falling',
  name: { zh: '营业收入连续两期同比下降 10% 以上', en: 'Revenue down by over 10 % two periods running' },
  meaning: {
    zh: '一月至本月累计营业收入比上年同期下降超过 10%，已连续两个应报期。',
    en: 'Revenue since January is more than 10 % below the year before, for two periods running.',
  },
  severity: 'orange',
  unit: 'percent',
  over: 'serving',
  population: sql`monitored`,
  value: sql`CASE WHEN revenue_prior >= ${SMALLEST_BASE} THEN ${growth} END`,
  threshold: sql`${GROWTH_FLOOR}`,
  met: sql`CASE WHEN revenue_prior >= ${SMALLEST_BASE} AND revenue IS NOT NULL THEN ${growth} < ${GROWTH_FLOOR} END`,
  periods: 2,
  source: '预警默认规则 R1',
};

/** A return that was owed has not come in, and its deadline has passed. */
const reportMissing: AlertRule = {
  code: 'report-missing',
  name: { zh: '逾期未报', en: 'Report missing past its deadline' },
  meaning: {
    zh: '应报的经营报表已过截止日，仍未收到。',
    en: 'The operating report it owes has passed its deadline and has not come in.',
  },
  severity: 'blue',
  unit: 'none',
  over: 'duty',
  population: sql`TRUE`,
  value: sql`NULL`,
  threshold: sql`NULL`,
  met: sql`NOT filed`,
  periods: 1,
  source: '预警默认规则 R8',
};

/** The rules in force, in the order a reader meets them. */
export const ALERT_RULES: readonly AlertRule[] = [revenueFalling, rdBelowFloor, reportMissing];

const byCode = new Map(ALERT_RULES.map(rule => [rule.code, rule]));

/** The rule with this code; undefined for one that is no longer in force. */
export function alertRuleOf(code: string): AlertRule | undefined {
  return byCode.get(code);
}
