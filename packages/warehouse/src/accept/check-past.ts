import {
  columnOf,
  fieldOf,
  FIELDS,
  isNumberColumn,
  PAST_RULES,
  type PastView,
  type SheetPlan,
  sql,
  type Sql,
} from '@tidu/domain';
import type { Database } from '../database.js';
import { attachPast } from './attach-past.js';
import { addFindings, type Finding } from './entries.js';
import { valueName } from './examine.js';

/** Fewer peers say nothing about who is unusual. */
const FEWEST_PEERS = 30;
const MEASURES = FIELDS.map(({ key }) => columnOf(key));
/** Fields any check holds against their own past. */
const COMPARED = [...new Set(PAST_RULES.flatMap(({ needs }) => needs.map(key => fieldOf(key)!.key)))];

/**
 * Adds to `entry` what looks odd beside what the enterprise filed before and what its industry files: questions to the
 * sender, which keep nobody out. One query puts the past beside the rows, one look finds the odd ones.
 *
 * @param snapshotFile the published snapshot, opened read-only; without one only the sheet itself is the past
 */
export async function checkPast(
  database: Database,
  plan: SheetPlan,
  told: Sql,
  snapshotFile: string | null,
): Promise<void> {
  const rules = rulesOf(plan);
  const span = rules.length === 0 ? null : await spanOf(database, told);
  if (span === null) return;
  if (snapshotFile !== null) await attachPast(database, snapshotFile);
  const hasPast = snapshotFile !== null;
  if (!hasPast && span.first === span.last) return addFindings(database, besideNothing(told), rules);
  await createKnown(database, plan, told, { span, hasPast });
  await addFindings(database, beside(plan, told, hasPast), rules);
}

/** First and last period of a sheet. */
type Span = { first: string; last: string };

async function spanOf(database: Database, told: Sql): Promise<Span | null> {
  const [span] = await database.rows<{ first: string | null; last: string | null }>(
    sql`SELECT min(period) AS first, max(period) AS last FROM ${told} WHERE kind IS NULL`,
  );
  return span && span.first !== null && span.last !== null ? { first: span.first, last: span.last } : null;
}

function rulesOf({ columns, layout }: SheetPlan): Finding[] {
  const position = (key: string) => columns.findIndex(({ target }) => target === key);
  return PAST_RULES.flatMap(rule => {
    const severity = layout.checks[rule.rule];
    if (severity === undefined || rule.needs.some(key => position(key) < 0)) return [];
    return [
      {
        severity,
        code: rule.rule,
        when: rule.violated(VIEW),
        position: position(rule.field),
        found: valueName(rule.field),
        expected: rule.expected(VIEW),
      },
    ];
  });
}

const previousName = (key: string) => sql.identifier(`previous_${columnOf(key)}`);
const lastYearName = (key: string) => sql.identifier(`last_year_${columnOf(key)}`);

const VIEW: PastView = {
  value: valueName,
  previous: previousName,
  lastYear: lastYearName,
  revenueThreeMonthsEarlier: sql`earlier_revenue`,
  monthsSincePrevious: sql`months`,
  isRecognised: sql`recognised`,
  peers: { low: sql`peers_low`, high: sql`peers_high` },
  sameAsPrevious: sql`same`,
};

/** Measures of the dictionary that the sheet carries. */
function carriedMeasures({ columns }: SheetPlan): string[] {
  const carried = new Set(columns.filter(isNumberColumn).map(({ target }) => columnOf(target)));
  return MEASURES.filter(name => carried.has(name));
}

/**
 * What is known of the enterprises of the sheet from the January before its first period on: their live values, and the rows
 * of the sheet itself where it tells several periods. A sheet of one period has no past in itself, and nothing is gathered.
 */
async function createKnown(
  database: Database,
  plan: SheetPlan,
  told: Sql,
  { span, hasPast }: { span: Span; hasPast: boolean },
): Promise<void> {
  const measures = sql.join(MEASURES.map(name => sql.identifier(name)));
  const carried = new Set(carriedMeasures(plan));
  const own = sql.join(
    MEASURES.map(name => (carried.has(name) ? sql.identifier(name) : sql`NULL AS ${sql.identifier(name)}`)),
  );
  const stored = hasPast
    ? sql`SELECT enterprise_id, period, section, 0 AS rank, ${measures} FROM past.serving
        SEMI JOIN (SELECT enterprise_id FROM ${told} WHERE kind IS NULL) USING (enterprise_id)
        WHERE period >= ${`${Number(span.first.slice(0, 4)) - 1}-01`} UNION ALL BY NAME`
    : sql.empty;
  await database.run(sql`
    CREATE TEMP TABLE known AS
    SELECT * FROM (
      ${stored} SELECT enterprise_id, period, NULL AS section, 1 AS rank, ${own} FROM ${told} WHERE kind IS NULL AND period < ${span.last}
    )
    QUALIFY row_number() OVER (PARTITION BY enterprise_id, period ORDER BY rank) = 1`);
}

/** The rows of a sheet of one period, before anything else was published: most checks have nothing to look at. */
function besideNothing(told: Sql): Sql {
  const names = COMPARED.flatMap(key => [previousName(key), lastYearName(key)]);
  const unknown = sql.join(names.map(name => sql`CAST(NULL AS DECIMAL(18, 4)) AS ${name}`));
  return sql`(
    SELECT
      *, ${unknown}, CAST(NULL AS DECIMAL(18, 4)) AS earlier_revenue, CAST(NULL AS INTEGER) AS months, 0 AS same, FALSE AS recognised,
      CAST(NULL AS DOUBLE) AS peers_low, CAST(NULL AS DOUBLE) AS peers_high
    FROM ${told} WHERE period IS NOT NULL)`;
}

/** The rows of the sheet with their past beside them, of which the checks take what they need. */
function beside(plan: SheetPlan, told: Sql, hasPast: boolean): Sql {
  const carried = carriedMeasures(plan);
  const own = sql.join(plan.columns.filter(isNumberColumn).map(({ target }) => sql`t.${valueName(target)}`));
  const column = (alias: Sql, key: string) => sql`${alias}.${sql.identifier(key)}`;
  const previous = COMPARED.map(key => sql`${column(sql`p`, columnOf(key))} AS ${previousName(key)}`);
  const lastYear = COMPARED.map(key => sql`${column(sql`y`, columnOf(key))} AS ${lastYearName(key)}`);
  const same = carried.map(
    name =>
      sql`CAST(coalesce(${column(sql`t`, name)} <> 0 AND ${column(sql`t`, name)} = ${column(sql`p`, name)}, FALSE) AS INTEGER)`,
  );
  const month = (period: Sql) => sql`CAST(right(${period}, 2) AS INTEGER)`;
  return sql`(
    WITH t AS (SELECT * FROM ${told} WHERE kind IS NULL AND enterprise_id IS NOT NULL AND period IS NOT NULL),
    before AS (
      SELECT t.row_no, max(k.period) AS period
      FROM t JOIN known k ON k.enterprise_id = t.enterprise_id AND k.period < t.period AND left(k.period, 4) = left(t.period, 4)
      WHERE k.revenue IS NOT NULL
      GROUP BY t.row_no
    )
    SELECT
      t.row_no, t.kind, ${own}, ${sql.join(previous)}, ${sql.join(lastYear)},
      r.revenue AS earlier_revenue, ${month(sql`t.period`)} - ${month(sql`b.period`)} AS months,
      ${same.length === 0 ? sql`0` : sql.join(same, sql` + `)} AS same, coalesce(e.recognised, FALSE) AS recognised, q.low AS peers_low, q.high AS peers_high
    FROM t
    LEFT JOIN before b USING (row_no)
    LEFT JOIN known p ON p.enterprise_id = t.enterprise_id AND p.period = b.period
    LEFT JOIN known y ON y.enterprise_id = t.enterprise_id AND y.period = ${yearBefore(sql`t.period`)}
    LEFT JOIN known r ON r.enterprise_id = t.enterprise_id AND r.period = left(b.period, 5) || lpad(CAST(${month(sql`b.period`)} - 3 AS VARCHAR), 2, '0')
    LEFT JOIN ${hasPast ? RECOGNISED : NOBODY} e ON e.enterprise_id = t.enterprise_id
    LEFT JOIN ${hasPast ? PEERS : NO_PEERS} q ON q.section = coalesce(e.section, '') AND q.period = ${yearBefore(sql`t.period`)})`;
}

function yearBefore(period: Sql): Sql {
  return sql`CAST(CAST(left(${period}, 4) AS INTEGER) - 1 AS VARCHAR) || substr(${period}, 5)`;
}

const RECOGNISED = sql`(SELECT enterprise_id, section, tier IN ('provincial', 'national', 'champion') AS recognised FROM past.enterprise)`;
const NOBODY = sql`(SELECT NULL::VARCHAR AS enterprise_id, NULL::VARCHAR AS section, FALSE AS recognised)`;
/** Revenue per head of the industry a year before: this year's is still coming in. */
const PEERS = sql`(
  SELECT section, period, quantile_cont(revenue / average_employees, 0.01) AS low, quantile_cont(revenue / average_employees, 0.99) AS high
  FROM past.serving WHERE average_employees > 0 AND revenue > 0
  GROUP BY section, period HAVING count(*) >= ${FEWEST_PEERS}
)`;
const NO_PEERS = sql`(SELECT NULL::VARCHAR AS section, NULL::VARCHAR AS period, NULL::DOUBLE AS low, NULL::DOUBLE AS high)`;
