import {
  asksForMuch,
  conditionOn,
  isOfTheDay,
  observationCode,
  sql,
  type AlertComparator,
  type AlertCondition,
  type AlertLevel,
  type AlertRule,
  type SingleAlertCondition,
  type Sql,
} from '@tidu/domain';
import type { AlertColumns } from './alert-measures.js';
import { verdictColumn } from './verdicts-sql.js';
import type { RuleInquiry } from './verdicts-wide.js';

/** A level of a rule as expressions over the third layer. */
export interface LevelSql {
  rule: string;
  level: number;
  /** The observation as a number; 0 where the rule does not look. */
  observation: Sql;
  value: Sql;
  threshold: Sql;
}

interface Judged {
  met: Sql;
  clear: Sql;
  value: Sql;
  threshold: Sql;
}

const BEYOND: Record<AlertComparator, Sql> = {
  below: sql`<`,
  'at-most': sql`<=`,
  above: sql`>`,
  'at-least': sql`>=`,
};

/** The expressions of one level. `inquiries` are the programmes its criteria are of. */
export function levelSql(
  rule: AlertRule,
  at: number,
  columns: AlertColumns,
  inquiries: ReadonlyMap<string, RuleInquiry>,
): LevelSql {
  const level = rule.levels[at]!;
  const { met, clear, value, threshold } = judge(level.condition, level, columns, inquiries);
  const [missing, isMet, between, isClear] = (['missing', 'met', 'between', 'clear'] as const).map(observationCode);
  return {
    rule: rule.code,
    level: at,
    observation: sql`CASE
      WHEN NOT (${looksAt(rule, level.condition)}) THEN 0
      WHEN (${met}) IS NULL THEN ${missing!}
      WHEN ${met} THEN ${isMet!}
      WHEN ${clear} THEN ${isClear!}
      ELSE ${between!}
    END`,
    value,
    threshold,
  };
}

/** Whether a row is one the rule looks at. */
function looksAt({ population, mute }: AlertRule, condition: AlertCondition): Sql {
  const { basis, monitored, tiers, sections, regions } = population;
  const isReport = condition.kind === 'report';
  const conditions = [
    isOfTheDay(condition) ? sql`of_the_day` : basis === 'owed' || isReport ? sql`owed` : sql`has_filed`,
    ...(monitored === null ? [] : [sql`coalesce(monitored, FALSE) = ${monitored}`]),
    ...(tiers.length === 0 ? [] : [sql`coalesce(tier IN (${sql.join(tiers)}), FALSE)`]),
    ...(sections.length === 0 ? [] : [sql`coalesce(section IN (${sql.join(sections)}), FALSE)`]),
    ...(regions.length === 0 ? [] : [inRegions(regions)]),
    ...mute.months.map(month => sql`right(period, 2) <> ${String(month).padStart(2, '0')}`),
    ...mute.spans.map(({ from, to }) => sql`NOT (period BETWEEN ${from} AND ${to})`),
  ];
  return sql.join(conditions, sql` AND `);
}

function inRegions(regions: readonly string[]): Sql {
  const columns = ['region_id', 'county_id', 'prefecture_id', 'province_id'];
  return sql`(${sql.join(
    columns.map(column => sql`coalesce(${sql.identifier(column)} IN (${sql.join(regions)}), FALSE)`),
    sql` OR `,
  )})`;
}

function judge(
  condition: AlertCondition,
  { recovery }: AlertLevel,
  columns: AlertColumns,
  inquiries: ReadonlyMap<string, RuleInquiry>,
): Judged {
  if (condition.kind === 'all' || condition.kind === 'any') {
    const parts = condition.conditions.map(part => judgePart(part, null, columns, inquiries));
    const by = condition.kind === 'all' ? sql` AND ` : sql` OR `;
    const met = sql`(${sql.join(
      parts.map(part => sql`(${part.met})`),
      by,
    )})`;
    return { ...parts[0]!, met, clear: sql`NOT ${met}` };
  }
  return judgePart(condition, recovery.value, columns, inquiries);
}

function judgePart(
  part: SingleAlertCondition,
  recoveryLine: number | null,
  columns: AlertColumns,
  inquiries: ReadonlyMap<string, RuleInquiry>,
): Judged {
  if (part.kind === 'report') {
    const met = part.is === 'missing' ? sql`NOT filed` : sql`coalesce(late, FALSE)`;
    return { met, clear: sql`NOT (${met})`, value: sql`CAST(NULL AS DOUBLE)`, threshold: sql`CAST(NULL AS DOUBLE)` };
  }
  const value = valueOf(part, columns, inquiries);
  const [comparator, line] =
    part.kind === 'title' ? (['at-most', part.withinDays] as const) : ([part.comparator, part.value] as const);
  const met = sql`(${value}) ${BEYOND[comparator]} ${line}`;
  const clear = recoveryLine === null ? sql`NOT (${met})` : sql`NOT ((${value}) ${BEYOND[comparator]} ${recoveryLine})`;
  return { met, clear, value, threshold: sql`CAST(${line} AS DOUBLE)` };
}

function valueOf(
  part: Exclude<SingleAlertCondition, { kind: 'report' }>,
  columns: AlertColumns,
  inquiries: ReadonlyMap<string, RuleInquiry>,
): Sql {
  switch (part.kind) {
    case 'threshold':
      return columns.now(part.measure);
    case 'change': {
      const now = columns.now(part.measure);
      const base = part.from === 'prior' ? columns.prior(part.measure) : columns.previous(part.measure);
      if (part.in === 'points') return sql`${now} - ${base}`;
      const enough = part.minimumBase === null ? sql`${base} > 0` : sql`${base} > 0 AND ${base} >= ${part.minimumBase}`;
      return sql`CASE WHEN ${enough} THEN 100.0 * (${now} - ${base}) / ${base} END`;
    }
    case 'peer':
      return sql`${columns.now(part.measure)} - ${columns.quartile(part)}`;
    case 'forecast':
      return columns.forecast(part);
    case 'title':
      return sql`title_days`;
    case 'criterion':
      return marginColumn(part, inquiries);
  }
}

/** Name of the column of a criterion's margin. */
export function marginName(programme: string, criterion: string): string {
  return `margin_${programme}_${criterion}`.replace(/\W/g, '_');
}

function marginColumn(
  { programme, criterion }: Extract<SingleAlertCondition, { kind: 'criterion' }>,
  inquiries: ReadonlyMap<string, RuleInquiry>,
): Sql {
  const known = inquiries.get(programme)?.programme.criteria.some(({ id }) => id === criterion) ?? false;
  return known ? sql.identifier(marginName(programme, criterion)) : sql`CAST(NULL AS DOUBLE)`;
}

/** Value minus threshold of a criterion, turned so that below zero falls short; NULL where it is no single comparison. */
export function marginSql({ programme, inquiry }: RuleInquiry, criterion: string): Sql {
  const asked = programme.criteria.find(({ id }) => id === criterion);
  const dated = asked === undefined ? null : conditionOn(asked.test, inquiry.on);
  if (dated?.kind !== 'compare') return sql`CAST(NULL AS DOUBLE)`;
  const value = verdictColumn('value', criterion);
  return asksForMuch(dated.comparator) ? sql`${value} - ${dated.threshold}` : sql`${dated.threshold} - ${value}`;
}
