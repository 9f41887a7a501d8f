import {
  columnOf,
  FIELDS,
  periodEnd,
  priorPeriod,
  spanParts,
  sql,
  sumColumns,
  type Field,
  type Indicator,
  type Period,
  type Sql,
} from '@tidu/domain';
import { COMPARED, DIMENSIONS, FILED_COLUMNS } from '../build/columns.js';
import { isAsFiled, periodsBehind, type Plan } from './plan.js';
import { isOneOf } from './snapshot-file.js';

/**
 * The rows that figures are summed over, as a relation with the columns of the table: the table itself, or what follows
 * from it for a single month, a quarter, twelve months, another year before, or the membership of today.
 *
 * An enterprise that did not file every return a difference needs has no value in that column.
 */
export function observedRows(
  over: Indicator['over'],
  plan: Plan,
  { indicators, periods }: { indicators: readonly Indicator[]; periods: readonly Period[] },
): Sql {
  if (isAsFiled(plan)) return sql.identifier(over);
  if (over === 'holding') return heldRows(plan, periods);
  if (over !== 'serving') return placedRows(over, plan);
  const fields = fieldsOf(indicators);
  const based = basedRows(plan, fields, periodsBehind(plan.span, periods));
  return plan.span === 'cumulative' ? based : spannedRows(plan, { based, fields, periods });
}

/** A column an indicator reads, with the one of the year before and how it behaves in time. */
interface Read {
  name: string;
  prior: { name: string; bit: number } | null;
  kind: Field['kind'] | 'answer';
}

const KINDS = new Map(FIELDS.map(({ key, kind }) => [columnOf(key), kind]));
const PRIORS = new Map(COMPARED.map(({ name, prior, bit }) => [name, { name: prior, bit }]));

function fieldsOf(indicators: readonly Indicator[]): Read[] {
  const text = indicators
    .flatMap(sumColumns)
    .map(({ aggregate }) => aggregate.text)
    .join(' ');
  const words = new Set(text.match(/[a-z][a-z0-9_]*/g) ?? []);
  const own = FILED_COLUMNS.map(({ name }) => name).filter(name => !name.endsWith('_prior'));
  return own
    .filter(name => words.has(name) || words.has(`${name}_prior`))
    .map(name => ({ name, prior: PRIORS.get(name) ?? null, kind: KINDS.get(name) ?? 'answer' }));
}

/** Filed values with the year before from the wished source, and the wished membership. */
function basedRows({ base, membership }: Plan, fields: readonly Read[], periods: readonly Period[]): Sql {
  const columns = fields.flatMap(({ name, prior }) => {
    const now = sql`s.${sql.identifier(name)}`;
    if (prior === null) return [now];
    const before = sql`s.${sql.identifier(prior.name)}`;
    const based = {
      either: before,
      filed: sql`CASE WHEN (s.prior_stored & ${prior.bit}) = 0 THEN ${before} END`,
      stored: sql`q.${sql.identifier(name)}`,
    }[base];
    return [now, sql`${based} AS ${sql.identifier(prior.name)}`];
  });
  const yearBefore = sql`CAST(CAST(left(s.period, 4) AS INTEGER) - 1 AS VARCHAR) || right(s.period, 3)`;
  const stored = sql`LEFT JOIN serving q ON q.enterprise_id = s.enterprise_id AND q.period = ${yearBefore}`;
  return sql`(
    SELECT s.period, s.enterprise_id, s.months, ${dimensionsFrom(membership)}, ${columns.length === 0 ? sql`NULL AS nothing` : sql.join(columns)}
    FROM serving s ${joinToday(membership)} ${base === 'stored' ? stored : sql.empty}
    WHERE ${isOneOf(sql`s.period`, periods)})`;
}

function spannedRows(
  { span }: Plan,
  { based, fields, periods }: { based: Sql; fields: readonly Read[]; periods: readonly Period[] },
): Sql {
  const parts = periods.map(period => {
    const { less, year, months } = spanParts(span, period)!;
    return sql`(${period}, CAST(${less} AS VARCHAR), CAST(${year} AS VARCHAR), ${priorPeriod(period)}, ${months})`;
  });
  const columns = fields.flatMap(field => [
    sql`${spanned(field, false)} AS ${sql.identifier(field.name)}`,
    ...(field.prior === null ? [] : [sql`${spanned(field, true)} AS ${sql.identifier(field.prior.name)}`]),
  ]);
  const dimensions = sql.join(DIMENSIONS.map(name => sql`s.${sql.identifier(name)}`));
  const joined = (alias: string, period: string) =>
    sql`LEFT JOIN based ${sql.identifier(alias)} ON ${sql.identifier(alias)}.enterprise_id = s.enterprise_id AND ${sql.identifier(alias)}.period = p.${sql.identifier(period)}`;
  return sql`(
    WITH based AS ${based}
    SELECT s.period, s.enterprise_id, p.months, ${sql.join([dimensions, ...columns])}
    FROM based s
    JOIN (SELECT * FROM (VALUES ${sql.join(parts)}) v(period, less, year, before, months)) p ON p.period = s.period
    ${joined('l', 'less')} ${joined('y', 'year')} ${joined('b', 'before')})`;
}

/** The value of a field over a span, now or a year before; see `spanParts`. */
function spanned({ name, prior, kind }: Read, isPrior: boolean): Sql {
  const column = sql.identifier(isPrior && prior ? prior.name : name);
  const now = sql`s.${column}`;
  if (kind === 'stock' || kind === 'answer') return now;
  // A year ago stands beside this year's value, and two years ago beside that of a year ago.
  const ago = prior === null || isPrior ? sql`b.${column}` : sql`s.${sql.identifier(prior.name)}`;
  const weighed = (value: Sql, months: Sql) => (kind === 'average' ? sql`${value} * ${months}` : value);
  const less = sql`${weighed(now, sql`s.months`)} - ${weighed(sql`l.${column}`, sql`l.months`)}`;
  const rolled = sql`${weighed(now, sql`s.months`)} + ${weighed(sql`y.${column}`, sql`12`)} - ${weighed(ago, sql`s.months`)}`;
  const told = (value: Sql) =>
    kind === 'average' ? sql`CAST((${value}) / p.months AS DECIMAL(18, 4))` : sql`CAST(${value} AS DECIMAL(18, 4))`;
  return sql`CASE WHEN p.less IS NOT NULL THEN ${told(less)} WHEN p.year IS NOT NULL THEN ${told(rolled)} ELSE ${now} END`;
}

/** Titles that came or went within the span; what is in force is the same in every span. */
function heldRows(plan: Plan, periods: readonly Period[]): Sql {
  const starts = periods.map(period => {
    const { less } = spanParts(plan.span, period)!;
    return sql`(${period}, CAST(${less === null ? null : periodEnd(less)} AS DATE))`;
  });
  const since = (name: string) =>
    sql`h.${sql.identifier(name)} AND coalesce(h.${sql.identifier(`${name}_on`)} > p.start, TRUE) AS ${sql.identifier(name)}`;
  return sql`(
    SELECT
      h.period, h.enterprise_id, h.held, h.expiring, ${sql.join(DIMENSIONS.map(name => sql`h.${sql.identifier(name)}`))},
      ${sql.join(['granted', 'renewed', 'expired', 'cancelled'].map(since))}
    FROM ${placedRows('holding', plan)} h
    JOIN (SELECT * FROM (VALUES ${sql.join(starts)}) v(period, start)) p ON p.period = h.period)`;
}

/** The rows of a table with the membership of today; the tier of a title and of who holds it stays. */
function placedRows(over: 'standing' | 'holding' | 'duty', { membership }: Plan): Sql {
  if (membership === 'period') return sql.identifier(over);
  const moved = DIMENSIONS.filter(name => name !== 'tier' && name !== 'monitored').map(sql.identifier);
  return sql`(
    SELECT s.* EXCLUDE (${sql.join(moved)}), ${sql.join(moved.map(name => sql`t.${name}`))}
    FROM ${sql.identifier(over)} s LEFT JOIN today t USING (enterprise_id))`;
}

function dimensionsFrom(membership: Plan['membership']): Sql {
  const from = membership === 'today' ? sql`t` : sql`s`;
  return sql.join(DIMENSIONS.map(name => sql`${from}.${sql.identifier(name)}`));
}

function joinToday(membership: Plan['membership']): Sql {
  return membership === 'today' ? sql`LEFT JOIN today t ON t.enterprise_id = s.enterprise_id` : sql.empty;
}
