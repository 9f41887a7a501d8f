import {
  asksForMuch,
  bound,
  conditionOn,
  monthOf,
  sectionOf,
  sql,
  type Comparator,
  type DatedComparison,
  type DatedCondition,
  type Measure,
  type Score,
  type Sql,
} from '@tidu/domain';
import { factColumn, fieldColumn, titleColumn, type RuleInquiry } from './verdicts-wide.js';

/** A condition as expressions over the wide row. */
export interface ConditionSql {
  /** TRUE, FALSE, or NULL for what is not known. */
  met: Sql;
  /** The same by what is on file alone, as one of ON_FILE. */
  onFile: Sql;
  /** DOUBLE, NULL where there is none. */
  value: Sql;
}

/**
 * What is on file says yes, no, or not enough; NULL where it says nothing, since only people can tell. In this order the
 * greatest of several is what any of them says, the least what all of them say, and both pass over NULL.
 */
export const ON_FILE = { notMet: 0, unknown: 1, met: 2 } as const;

const NO_VALUE = sql`CAST(NULL AS DOUBLE)`;

/** A condition of a programme, in SQL. The same words as `decideCondition` of the domain; a test holds one to the other. */
export function conditionSql(condition: DatedCondition, rule: RuleInquiry): ConditionSql {
  switch (condition.kind) {
    case 'any':
    case 'all':
      return partsSql(
        condition.kind,
        condition.of.map(part => conditionSql(part, rule)),
      );
    case 'compare':
      return condition.measure.kind === 'score'
        ? pointsSql(condition, rule, condition.measure)
        : comparisonSql(condition, condition.measure, rule);
    case 'fact': {
      const met = sql`(${factColumn(rule.programme, condition.fact)} <> 0)`;
      return { met, onFile: attestedOnFile(met), value: NO_VALUE };
    }
    case 'title':
      return plain(or(condition.tiers.map(titleColumn)));
    case 'class':
      return plain(classColumn(condition.programme, condition.classes));
    case 'industry':
      return plain(industriesSql(condition.industries));
  }
}

function plain(met: Sql): ConditionSql {
  return { met, onFile: onFile(met), value: NO_VALUE };
}

// A condition stands here once: what is written twice at every level of a deep one costs more to plan than to compute.
function onFile(met: Sql): Sql {
  return sql`coalesce(${attestedOnFile(met)}, ${ON_FILE.unknown})`;
}

function attestedOnFile(met: Sql): Sql {
  return sql`(${ON_FILE.met} * CAST(${met} AS INTEGER))`;
}

/** AND and OR of SQL know three values as we do. */
function partsSql(kind: 'any' | 'all', parts: readonly ConditionSql[]): ConditionSql {
  const mets = parts.map(({ met }) => met);
  const files = sql.join(parts.map(part => part.onFile));
  return kind === 'any'
    ? { met: or(mets), onFile: sql`greatest(${files})`, value: NO_VALUE }
    : { met: and(mets), onFile: sql`least(${files})`, value: NO_VALUE };
}

export function and(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`TRUE` : sql`(${sql.join(conditions, sql` AND `)})`;
}

export function or(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`FALSE` : sql`(${sql.join(conditions, sql` OR `)})`;
}

/** Whether the industry begins with one of these; a shorter code than asked for does not tell. */
export function industriesSql(industries: readonly string[]): Sql {
  return or(
    industries.map(code => {
      if (!/\d/.test(code)) return sql`(section = ${code})`;
      return sql`CASE
        WHEN industry IS NULL THEN NULL
        WHEN starts_with(industry, ${code}) THEN TRUE
        WHEN industry = ${sectionOf(code)} OR starts_with(${code}, industry) THEN NULL
        ELSE FALSE END`;
    }),
  );
}

/** Column that says whether an enterprise is in one of these classes; made by `classColumns`. */
export function classColumn(programme: string, classes: readonly string[]): Sql {
  return sql.identifier(`in__${programme}__${[...classes].sort().join('_')}`);
}

function comparisonSql(
  { comparator, threshold }: DatedComparison,
  measure: Exclude<Measure, { kind: 'score' }>,
  rule: RuleInquiry,
): ConditionSql {
  const figures = figuresSql(measure, rule);
  const passed = and(figures.map(figure => passesSql(figure, comparator, threshold)));
  const met = metInPart(measure, comparator, passed, rule);
  const own = measure.kind === 'fact' ? attestedOnFile(met) : onFile(met);
  return { met, onFile: own, value: worst(figures, comparator, passed) };
}

function passesSql(figure: Sql, comparator: Comparator, threshold: number): Sql {
  const limit = bound(comparator, threshold);
  switch (comparator) {
    case 'at-least':
      return sql`(${figure} >= ${limit})`;
    case 'more-than':
      return sql`(${figure} > ${limit})`;
    case 'at-most':
      return sql`(${figure} <= ${limit})`;
    case 'less-than':
      return sql`(${figure} < ${limit})`;
  }
}

/** A part of the year reaches a floor or breaks a ceiling, and decides nothing else. */
function metInPart(measure: Measure, comparator: Comparator, met: Sql, { book, inquiry }: RuleInquiry): Sql {
  if (measure.kind !== 'field' || monthOf(inquiry.period) === 12) return met;
  const { kind, mayBeNegative } = book.fieldOf(measure.field);
  if (kind !== 'flow') return met;
  if (mayBeNegative) return sql`CAST(NULL AS BOOLEAN)`;
  return asksForMuch(comparator) ? sql`nullif(${met}, FALSE)` : sql`nullif(${met}, TRUE)`;
}

/** least and greatest pass over NULL: of several years the worst known one, once it decides or all are known. */
function worst(figures: readonly Sql[], comparator: Comparator, passed: Sql): Sql {
  if (figures.length === 1) return figures[0]!;
  const list = sql.join(figures);
  const worstKnown = asksForMuch(comparator) ? sql`least(${list})` : sql`greatest(${list})`;
  return sql`CASE WHEN ${passed} IS NOT NULL THEN ${worstKnown} END`;
}

/** The figures a measure yields, in the order of operations of the domain, so that every digit agrees. */
function figuresSql(measure: Exclude<Measure, { kind: 'score' }>, { programme, inquiry }: RuleInquiry): Sql[] {
  if (measure.kind === 'fact') return [factColumn(programme, measure.fact)];
  if (measure.kind === 'age') return [ageSql(inquiry.on)];
  if (measure.kind === 'growth' && measure.taken === 'compound')
    return [compoundSql(fieldColumn(measure.field, 0), fieldColumn(measure.field, measure.years), measure.years)];
  const yearly = Array.from({ length: measure.years }, (_, back) => figureSql(measure, back));
  if (measure.taken === 'each') return yearly;
  const sum = sql.join(yearly, sql` + `);
  return [measure.taken === 'mean' ? sql`((${sum}) / CAST(${measure.years} AS DOUBLE))` : sql`(${sum})`];
}

function figureSql(measure: Extract<Measure, { kind: 'field' | 'share' | 'growth' }>, back: number): Sql {
  const value = fieldColumn(measure.field, back);
  switch (measure.kind) {
    case 'field':
      return value;
    case 'share': {
      const whole = fieldColumn(measure.of, back);
      return sql`CASE WHEN ${whole} > 0 THEN (100.0 * ${value}) / ${whole} END`;
    }
    case 'growth': {
      const before = fieldColumn(measure.field, back + 1);
      return sql`CASE WHEN ${before} > 0 THEN (100.0 * (${value} - ${before})) / ${before} END`;
    }
  }
}

function compoundSql(now: Sql, before: Sql, years: number): Sql {
  const ratio = sql`${now} / ${before}`;
  return sql`CASE WHEN ${before} > 0 AND ${now} >= 0 THEN 100.0 * (${years === 2 ? sql`sqrt(${ratio})` : ratio} - 1) END`;
}

function ageSql(on: string): Sql {
  const beforeBirthday = sql`CASE WHEN strftime(founded_on, '%m-%d') > ${on.slice(5)} THEN 1 ELSE 0 END`;
  return sql`CAST(${Number(on.slice(0, 4))} - year(founded_on) - ${beforeBirthday} AS DOUBLE)`;
}

function pointsSql(
  { comparator, threshold }: DatedComparison,
  rule: RuleInquiry,
  { score: id, group }: Extract<Measure, { kind: 'score' }>,
): ConditionSql {
  const score = rule.programme.scores.find(one => one.id === id)!;
  const { from, to } = rangeOf(score, group);
  const [low, high] = [passesSql(from, comparator, threshold), passesSql(to, comparator, threshold)];
  const met = sql`CASE WHEN ${low} = ${high} THEN ${low} END`;
  return { met, onFile: onFile(met), value: sql`CASE WHEN ${from} = ${to} THEN ${from} END` };
}

/** Points of a table or of one group of it, over the columns of its items. */
function rangeOf({ id, items }: Score, group: string | null): { from: Sql; to: Sql } {
  const own = items.filter(item => group === null || item.group === group);
  const total = (end: 'from' | 'to') =>
    sql`CAST(${sql.join(
      own.map(item => itemColumn(end, id, item.id)),
      sql` + `,
    )} AS DOUBLE)`;
  return { from: total('from'), to: total('to') };
}

/** Column of the least or the most points of an item. */
function itemColumn(end: 'from' | 'to', score: string, item: string): Sql {
  return sql.identifier(`points_${end}__${score}__${item}`);
}

function bandColumn(score: string, item: string, place: number): Sql {
  return sql.identifier(`band__${score}__${item}__${place}`);
}

/** Whether each band of every table is met, one column each; and over these the points of every item. */
export function pointColumns(rule: RuleInquiry): { bands: Sql[]; items: Sql[] } {
  const { scores } = rule.programme;
  const all = scores.flatMap(({ id, items }) => items.map(item => ({ score: id, item })));
  return {
    bands: all.flatMap(({ score, item: { id, bands } }) =>
      bands.map(({ when }, place) => sql`${metOn(when, rule)} AS ${bandColumn(score, id, place)}`),
    ),
    items: all.flatMap(({ score, item: { id, bands, otherwise } }) => {
      const reached = bands.map(
        ({ points }, place) => sql`CASE WHEN ${bandColumn(score, id, place)} THEN ${points} END`,
      );
      const open = bands.map(
        ({ points }, place) => sql`CASE WHEN ${bandColumn(score, id, place)} IS NULL THEN ${points} END`,
      );
      const from =
        reached.length === 0 ? sql`${otherwise}` : sql`coalesce(greatest(${sql.join(reached)}), ${otherwise})`;
      return [
        sql`${from} AS ${itemColumn('from', score, id)}`,
        sql`greatest(${sql.join([from, ...open])}) AS ${itemColumn('to', score, id)}`,
      ];
    }),
  };
}

/** What a condition of a band, an exception or an exclusion asks on the day; nothing is never met. */
export function metOn(when: Parameters<typeof conditionOn>[0], rule: RuleInquiry): Sql {
  const asked = conditionOn(when, rule.inquiry.on);
  return asked === null ? sql`FALSE` : conditionSql(asked, rule).met;
}
