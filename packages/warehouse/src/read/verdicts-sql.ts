import {
  conditionOn,
  leavesOf,
  OUTCOMES,
  sql,
  type Criterion,
  type DatedCondition,
  type Outcome,
  type Programme,
  type Sql,
} from '@tidu/domain';
import {
  and,
  classColumn,
  conditionSql,
  industriesSql,
  metOn,
  ON_FILE,
  or,
  pointColumns,
  type ConditionSql,
} from './verdicts-condition.js';
import { ownConditions, wideRows, type RuleInquiry } from './verdicts-wide.js';

/** Outcomes travel as their place in OUTCOMES. */
const [MET, NOT_MET, UNKNOWN, NOT_APPLICABLE] = OUTCOMES.map(placeOfOutcome) as [number, number, number, number];

/** Column of what a criterion or a tier comes to, and of what stands beside it. */
export function verdictColumn(what: 'outcome' | 'value' | 'short' | 'confirm' | 'pre' | 'n_short', id: string): Sql {
  return sql.identifier(`${what}__${id}`);
}

/** The outcome a number stands for. */
export function outcomeAt(place: number): Outcome {
  return OUTCOMES[place]!;
}

export function placeOfOutcome(outcome: Outcome): number {
  return OUTCOMES.indexOf(outcome);
}

/**
 * One row an enterprise: who it is, for every criterion `outcome`, `value`, `short` and `confirm`, and for every tier
 * `outcome`, `pre` and `n_short`.
 *
 * The wide row is read once; each further layer is a list of expressions over the one below.
 */
export function verdictRows(rule: RuleInquiry, where: Sql): Sql {
  const { programme } = rule;
  const raw = programme.criteria.flatMap(criterion => rawColumns(criterion, rule));
  const barring = programme.exclusions.flatMap(({ id, when }) => {
    const { met, onFile } = conditionOrNever(conditionOn(when, rule.inquiry.on), rule);
    return [sql`${met} AS ${rawColumn('bars', id)}`, sql`${onFile} AS ${rawColumn('bars_file', id)}`];
  });
  const settled = programme.criteria.flatMap(settledColumns);
  const tiers = programme.tiers.flatMap(({ id, remainder }) => tierColumns(programme, id, remainder));
  return sql`
    SELECT *${also(tiers)}
    FROM (
      SELECT *${also(settled)}
      FROM (
        SELECT *${also([...raw, ...barring])}
        FROM (${preparedRows(rule, where)})
      )
    )`;
}

/** The wide row with the classes and points conditions ask for. */
function preparedRows(rule: RuleInquiry, where: Sql): Sql {
  const { lines, belongs, classes } = classColumns(rule);
  const { bands, items } = pointColumns(rule);
  // A layer may only use columns of the one below.
  return [lines, belongs, classes, bands, items].reduce(
    (below, columns) => (columns.length === 0 ? below : sql`SELECT *${also(columns)} FROM (${below})`),
    wideRows(rule, where),
  );
}

function also(columns: readonly Sql[]): Sql {
  return columns.length === 0 ? sql.empty : sql`, ${sql.join(columns)}`;
}

/** What a condition finds before anything is settled. */
function rawColumn(what: 'met' | 'file' | 'applies' | 'waived' | 'bars' | 'bars_file', id: string): Sql {
  return sql.identifier(`raw_${what}__${id}`);
}

const NEVER: ConditionSql = { met: sql`FALSE`, onFile: sql`${ON_FILE.notMet}`, value: sql`CAST(NULL AS DOUBLE)` };

function conditionOrNever(asked: DatedCondition | null, rule: RuleInquiry): ConditionSql {
  return asked === null ? NEVER : conditionSql(asked, rule);
}

function rawColumns({ id, test, appliesTo }: Criterion, rule: RuleInquiry): Sql[] {
  const { programme, inquiry } = rule;
  const asked = conditionOn(test, inquiry.on);
  const { met, onFile, value } = concerns(asked, appliesTo, rule) ? conditionOrNever(asked, rule) : NEVER;
  const applies = appliesSql(asked, appliesTo, rule);
  const waivers = programme.exceptions.filter(({ waives }) => waives.includes(id)).map(({ when }) => metOn(when, rule));
  return [
    sql`${met} AS ${rawColumn('met', id)}`,
    sql`${onFile} AS ${rawColumn('file', id)}`,
    sql`${applies} AS ${rawColumn('applies', id)}`,
    sql`${or(waivers)} AS ${rawColumn('waived', id)}`,
    sql`${value} AS ${verdictColumn('value', id)}`,
  ];
}

/** Whether a criterion asks anything of anybody on this occasion. */
function concerns(
  asked: DatedCondition | null,
  { purpose }: Criterion['appliesTo'],
  { inquiry }: RuleInquiry,
): boolean {
  return asked !== null && (purpose === null || purpose === inquiry.purpose);
}

function appliesSql(asked: DatedCondition | null, appliesTo: Criterion['appliesTo'], rule: RuleInquiry): Sql {
  if (!concerns(asked, appliesTo, rule)) return sql`FALSE`;
  return appliesTo.industries === null ? sql`TRUE` : industriesSql(appliesTo.industries);
}

/** The same order of questions as in the domain. */
function settledColumns({ id }: Criterion): Sql[] {
  const [met, applies] = [rawColumn('met', id), rawColumn('applies', id)];
  const [waived, file] = [rawColumn('waived', id), rawColumn('file', id)];
  const outcome = sql`CASE
    WHEN ${applies} = FALSE THEN ${NOT_APPLICABLE}
    WHEN ${applies} IS NULL THEN ${UNKNOWN}
    WHEN ${met} THEN ${MET}
    WHEN ${waived} THEN ${NOT_APPLICABLE}
    WHEN NOT ${met} AND NOT ${waived} THEN ${NOT_MET}
    ELSE ${UNKNOWN} END`;
  const isOpen = sql`(${outcome}) = ${UNKNOWN} AND ${applies} IS NOT NULL`;
  return [
    sql`${outcome} AS ${verdictColumn('outcome', id)}`,
    sql`((${outcome}) = ${NOT_MET} OR (${isOpen} AND coalesce(${file} = ${ON_FILE.notMet}, FALSE))) AS ${verdictColumn('short', id)}`,
    sql`(${isOpen} AND coalesce(${file} = ${ON_FILE.met}, TRUE)) AS ${verdictColumn('confirm', id)}`,
  ];
}

function tierColumns(programme: Programme, id: string, remainder: boolean): Sql[] {
  const hard = programme.criteria.filter(({ tier, force }) => tier === id && force === 'hard').map(one => one.id);
  const bars = programme.exclusions.filter(({ tiers }) => tiers.length === 0 || tiers.includes(id)).map(one => one.id);
  const outcome = (one: string) => verdictColumn('outcome', one);
  const fails = or([
    ...hard.map(one => sql`${outcome(one)} = ${NOT_MET}`),
    ...bars.map(one => sql`coalesce(${rawColumn('bars', one)}, FALSE)`),
  ]);
  const isOpen = or([
    ...hard.map(one => sql`${outcome(one)} = ${UNKNOWN}`),
    ...bars.map(one => sql`${rawColumn('bars', one)} IS NULL`),
  ]);
  const says = or(hard.map(one => sql`${outcome(one)} <> ${NOT_APPLICABLE}`));
  const isOpenOnFile = or([
    ...hard.map(one => sql`(${outcome(one)} = ${UNKNOWN} AND NOT ${verdictColumn('confirm', one)})`),
    ...bars.map(one => sql`(${rawColumn('bars', one)} IS NULL AND ${rawColumn('bars_file', one)} IS NOT NULL)`),
  ]);
  const saysOnFile = or(
    hard.map(
      one => sql`(${outcome(one)} IN (${MET}, ${NOT_MET})
        OR (${outcome(one)} = ${UNKNOWN} AND NOT (${verdictColumn('confirm', one)} AND ${rawColumn('file', one)} IS NULL)))`,
    ),
  );
  const overall = (open: Sql, anything: Sql) =>
    remainder
      ? sql`${MET}`
      : sql`CASE WHEN ${fails} THEN ${NOT_MET} WHEN ${open} OR NOT ${anything} THEN ${UNKNOWN} ELSE ${MET} END`;
  const short = hard.map(one => sql`CASE WHEN ${verdictColumn('short', one)} THEN 1 ELSE 0 END`);
  return [
    sql`${overall(isOpen, says)} AS ${verdictColumn('outcome', `tier__${id}`)}`,
    sql`${overall(isOpenOnFile, saysOnFile)} AS ${verdictColumn('pre', id)}`,
    sql`${short.length === 0 ? sql`0` : sql.join(short, sql` + `)} AS ${verdictColumn('n_short', id)}`,
  ];
}

/** Whether an enterprise meets each class some condition asks about; and over these a column for each set of classes. */
function classColumns(rule: RuleInquiry): { lines: Sql[]; belongs: Sql[]; classes: Sql[] } {
  const asked = ownConditions(rule.programme)
    .flatMap(leavesOf)
    .flatMap(leaf => (leaf.kind === 'class' ? [leaf] : []));
  const sets = new Map(
    asked.map(({ programme, classes }) => [`${programme} ${[...classes].sort().join(' ')}`, { programme, classes }]),
  );
  const used = [...new Set(asked.map(({ programme }) => programme))].map(id => rule.book.programmeOf(id));
  const lines = new Map(
    used
      .flatMap(({ criteria }) => criteria)
      .flatMap(({ appliesTo: { industries } }) =>
        industries === null ? [] : [[industries.join('_'), industries] as const],
      ),
  );
  return {
    lines: [...lines.values()].map(industries => sql`${industriesSql(industries)} AS ${lineColumn(industries)}`),
    belongs: used.flatMap(programme =>
      programme.tiers
        .filter(({ remainder }) => !remainder)
        .map(({ id }) => sql`${tierTruth({ ...rule, programme }, id)} AS ${belongsColumn(programme.id, id)}`),
    ),
    classes: [...sets.values()].map(
      ({ programme, classes }) =>
        sql`${isInClasses(rule.book.programmeOf(programme), classes)} AS ${classColumn(programme, classes)}`,
    ),
  };
}

/** Whether an enterprise is in a line of industries that a classification names. */
function lineColumn(industries: readonly string[]): Sql {
  return sql.identifier(`line__${industries.join('_')}`);
}

function belongsColumn(programme: string, tier: string): Sql {
  return sql.identifier(`belongs__${programme}__${tier}`);
}

/** The highest class that is met holds; one that may be met decides only where both ways end alike. */
function isInClasses({ id, tiers }: Programme, classes: readonly string[]): Sql {
  return tiers.reduce(
    (lower, { id: tier, remainder }) => {
      const isOne = sql`CAST(${classes.includes(tier)} AS BOOLEAN)`;
      if (remainder) return isOne;
      const belongs = belongsColumn(id, tier);
      return sql`CASE
      WHEN ${belongs} THEN ${isOne}
      WHEN ${belongs} IS NULL AND (${lower}) IS DISTINCT FROM ${isOne} THEN NULL
      ELSE ${lower} END`;
    },
    sql`CAST(NULL AS BOOLEAN)`,
  );
}

/** Whether an enterprise belongs to a class, over criteria that each concern some industries. */
function tierTruth(rule: RuleInquiry, tier: string): Sql {
  const criteria = rule.programme.criteria.filter(one => one.tier === tier && one.force === 'hard');
  const each = criteria.map(({ test, appliesTo }) => {
    const isAsked = concerns(conditionOn(test, rule.inquiry.on), appliesTo, rule);
    const applies = appliesTo.industries === null ? sql`TRUE` : lineColumn(appliesTo.industries);
    return { applies: isAsked ? applies : sql`FALSE`, met: metOn(test, rule) };
  });
  const passes = each.map(
    ({ applies, met }) => sql`CASE WHEN NOT ${applies} THEN TRUE WHEN ${applies} THEN ${met} END`,
  );
  const isNamed = or(each.map(({ applies }) => sql`${applies} IS DISTINCT FROM FALSE`));
  return sql`CASE WHEN ${isNamed} THEN ${and(passes)} END`;
}
