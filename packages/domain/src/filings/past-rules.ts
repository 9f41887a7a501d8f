import { sql, type Sql } from '../sql.js';
import { FIELDS, priorKey } from './fields.js';

/** Ids of the checks of a filing against the enterprise's own past and its peers (domain facts §3.5). */
export const PAST_RULE_IDS = ['V06', 'V07', 'V08', 'V09', 'V10', 'V11', 'V12', 'V13'] as const;
export type PastRuleId = (typeof PAST_RULE_IDS)[number];

/** What a check can ask about a row of a filing, each an expression over the row and what stands beside it. */
export interface PastView {
  value(key: string): Sql;
  /** The value of the newest period of the same year filed before, cumulative like this one; NULL where there is none. */
  previous(key: string): Sql;
  /** The value kept for the same period a year before. */
  lastYear(key: string): Sql;
  /** Revenue at the end of the period three months before the previous one, where both were filed monthly. */
  revenueThreeMonthsEarlier: Sql;
  /** Months this period is longer than the previous one; NULL where there is none. */
  monthsSincePrevious: Sql;
  /** Whether the enterprise holds a provincial or higher title. */
  isRecognised: Sql;
  /** First and 99th percentile of revenue per head among its industry, in 万元; NULL below 30 peers. */
  peers: { low: Sql; high: Sql };
  /** Measures filed now and in the previous period with the same value that is neither missing nor zero. */
  sameAsPrevious: Sql;
}

/** A check that asks for an explanation: the row is loaded and marked (核实). */
export interface PastRule {
  readonly rule: PastRuleId;
  /** Applies only where a sheet carries all of them. */
  readonly needs: readonly string[];
  /** The field it is told on. */
  readonly field: string;
  /** True where the row breaches it; NULL and false where not, or something is missing. */
  readonly violated: (view: PastView) => Sql;
  /** What the value is held against, shown to the sender. */
  readonly expected: (view: PastView) => Sql;
  readonly zh: string;
  readonly en: string;
}

/** Smallest difference in 万元 worth a question about last year's value, and its share. */
const RESTATED = { amount: 10, share: 0.01 };
/** Growth of revenue, in percent, that asks for an explanation. */
const JUMP_PERCENT = 50;
const SPIKE_TIMES = 3;
const RD_SHARE_PERCENT = 50;
const COPIED_FIELDS = 5;
const POWER_DROP_PERCENT = 30;
/** How close to a power of ten the ratio of two reports must be to look like a unit. */
const SCALE_WITHIN = 0.2;

const text = (value: Sql): Sql => sql`CAST(${value} AS VARCHAR)`;
const zhOf = (key: string): string => FIELDS.find(field => field.key === key)!.zh;
const enOf = (key: string): string => FIELDS.find(field => field.key === key)!.en;

const fallen = (key: string): PastRule => ({
  rule: 'V06',
  needs: [key],
  field: key,
  violated: ({ value, previous }) => sql`${value(key)} < ${previous(key)}`,
  expected: ({ previous }) => sql`'≥ ' || ${text(previous(key))}`,
  zh: `${zhOf(key)}的累计数小于上一期；如为红字冲回，请写明冲回的金额和月份`,
  en: `${enOf(key)} since January is below the previous period; explain the amount and month reversed`,
});

const restated = (key: string): PastRule => ({
  rule: 'V07',
  needs: [priorKey(key)],
  field: priorKey(key),
  violated: ({ value, lastYear }) => {
    const [now, then] = [value(priorKey(key)), lastYear(key)];
    return sql`abs(${now} - ${then}) > greatest(${RESTATED.amount}, ${RESTATED.share} * abs(${then}))`;
  },
  expected: ({ lastYear }) => text(lastYear(key)),
  zh: `${zhOf(key)}的上年同期与去年报送的不一致；若有追溯调整，请写明原因`,
  en: `Last year’s ${enOf(key)} differs from what was filed then; explain the restatement`,
});

/** A value that is a tenth, ten, a thousand or ten thousand times what was reported before. */
const misScaled = (key: string): PastRule => ({
  rule: 'V13',
  needs: [key],
  field: key,
  violated: ({ value, previous, lastYear }) => {
    const reference = sql`coalesce(${lastYear(key)}, ${previous(key)})`;
    const power = sql`log10(CAST(${value(key)} AS DOUBLE) / CAST(${reference} AS DOUBLE))`;
    return sql`CASE WHEN ${value(key)} > 0 AND ${reference} > 0 THEN
      abs(${power}) > 1 - ${SCALE_WITHIN / 4} AND abs(${power} - round(${power})) < ${SCALE_WITHIN} AND abs(round(${power})) IN (1, 3, 4)
    END`;
  },
  expected: ({ previous, lastYear }) => sql`'约 ' || ${text(sql`coalesce(${lastYear(key)}, ${previous(key)})`)}`,
  zh: `${zhOf(key)}与过去相差一个单位的倍数，疑似把元、千元填成了万元（或相反）`,
  en: `${enOf(key)} differs from the past by the factor of a unit; check yuan, thousands and ten thousands`,
});

/** The checks against the past, in the order of the survey's list. A January–February block has no previous period. */
export const PAST_RULES: readonly PastRule[] = [
  ...['revenue', 'operatingCost', 'rdExpense', 'electricity'].map(fallen),
  ...['revenue', 'operatingCost', 'rdExpense', 'totalProfit', 'outputValue', 'totalAssets'].map(restated),
  {
    rule: 'V08',
    needs: ['revenue', 'revenuePrior'],
    field: 'revenue',
    violated: ({ value }) => {
      const [now, then] = [value('revenue'), value('revenuePrior')];
      return sql`CASE WHEN ${then} > 0 THEN abs(${now} - ${then}) * 100 > ${JUMP_PERCENT} * ${then} END`;
    },
    expected: ({ value }) => sql`'同比 ±50% 以内，上年同期 ' || ${text(value('revenuePrior'))}`,
    zh: '营业收入同比变动超过 50%，请说明原因',
    en: 'Revenue changed by more than 50 % on the year before; explain why',
  },
  {
    rule: 'V08',
    needs: ['totalProfit', 'totalProfitPrior'],
    field: 'totalProfit',
    violated: ({ value }) => sql`sign(${value('totalProfit')}) * sign(${value('totalProfitPrior')}) = -1`,
    expected: ({ value }) => sql`'上年同期 ' || ${text(value('totalProfitPrior'))}`,
    zh: '利润总额由盈转亏或由亏转盈，请说明原因',
    en: 'Total profit changed its sign against the year before; explain why',
  },
  {
    rule: 'V09',
    needs: ['revenue'],
    field: 'revenue',
    violated: ({ value, previous, revenueThreeMonthsEarlier, monthsSincePrevious }) => {
      const month = sql`(${value('revenue')} - ${previous('revenue')})`;
      const mean = sql`((${previous('revenue')} - ${revenueThreeMonthsEarlier}) / 3)`;
      return sql`CASE WHEN ${monthsSincePrevious} = 1 AND ${mean} > 0
        THEN ${month} > ${SPIKE_TIMES} * ${mean} OR ${month} * ${SPIKE_TIMES} < ${mean} END`;
    },
    expected: ({ previous, revenueThreeMonthsEarlier }) =>
      sql`'前三个月月均 ' || ${text(sql`CAST((${previous('revenue')} - ${revenueThreeMonthsEarlier}) / 3 AS DECIMAL(18, 2))`)}`,
    zh: '当月营业收入不到前三个月月均的三分之一或超过三倍，请说明原因',
    en: 'Revenue of the month is below a third or above three times the mean of the three before; explain why',
  },
  {
    rule: 'V10',
    needs: ['rdExpense', 'revenue'],
    field: 'rdExpense',
    violated: ({ value, isRecognised }) =>
      sql`(${value('rdExpense')} * 100 > ${RD_SHARE_PERCENT} * ${value('revenue')} AND ${value('revenue')} > 0)
        OR (${value('rdExpense')} = 0 AND ${value('revenue')} > 0 AND ${isRecognised})`,
    expected: ({ value }) => sql`'大于 0，且不超过营业收入 ' || ${text(value('revenue'))} || ' 的一半'`,
    zh: '研发费用为零或超过营业收入的一半，请核对并说明',
    en: 'R&D expense is zero, or above half of revenue; check and explain',
  },
  {
    rule: 'V10',
    needs: ['rdExpense', 'adminExpense'],
    field: 'rdExpense',
    violated: ({ value }) => sql`${value('rdExpense')} > 0 AND ${value('rdExpense')} = ${value('adminExpense')}`,
    expected: () => sql`'与管理费用分别填报'`,
    zh: '研发费用与管理费用完全相同，疑似重复填报',
    en: 'R&D expense equals administrative expense; it may have been filed twice',
  },
  {
    rule: 'V11',
    needs: ['revenue', 'averageEmployees'],
    field: 'revenue',
    violated: ({ value, peers }) => {
      const perHead = sql`(${value('revenue')} / ${value('averageEmployees')})`;
      return sql`CASE WHEN ${value('averageEmployees')} > 0 THEN ${perHead} < ${peers.low} OR ${perHead} > ${peers.high} END`;
    },
    expected: ({ peers }) =>
      sql`'同行业人均 ' || ${text(sql`CAST(${peers.low} AS DECIMAL(18, 2))`)} || ' … ' || ${text(sql`CAST(${peers.high} AS DECIMAL(18, 2))`)}`,
    zh: '人均营业收入与同行业相差过大，请核对收入和人数',
    en: 'Revenue per head is far from that of its industry; check revenue and heads',
  },
  {
    rule: 'V11',
    needs: ['electricity', 'electricityPrior', 'outputValue', 'outputValuePrior'],
    field: 'electricity',
    violated: ({ value }) =>
      sql`${value('electricity')} * 100 < ${100 - POWER_DROP_PERCENT} * ${value('electricityPrior')} AND ${value('outputValue')} > ${value('outputValuePrior')}`,
    expected: ({ value }) => sql`'上年同期 ' || ${text(value('electricityPrior'))}`,
    zh: '用电量下降超过 30%，而产值增长，请核对',
    en: 'Electricity fell by more than 30 % while output grew; check both',
  },
  {
    rule: 'V12',
    needs: ['revenue'],
    field: 'revenue',
    violated: ({ sameAsPrevious }) => sql`${sameAsPrevious} >= ${COPIED_FIELDS}`,
    expected: ({ sameAsPrevious }) => sql`'与上一期相同 ' || ${text(sameAsPrevious)} || ' 项'`,
    zh: '有五项以上与上一期完全相同，疑似照抄上期',
    en: 'Five or more figures equal the previous period; the report may be a copy',
  },
  ...['revenue', 'totalAssets'].map(misScaled),
];

/** The rule behind a code, on the field it was told on. */
export function pastRuleOf(code: string, field: string | null): PastRule | undefined {
  return (
    PAST_RULES.find(rule => rule.rule === code && rule.field === field) ?? PAST_RULES.find(rule => rule.rule === code)
  );
}
