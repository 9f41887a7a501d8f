import { conditionOn, asksForMuch, sql, type DatedComparison, type Outcome, type Sql, type Tier } from '@tidu/domain';
import { isBelow, isInPlace, partKey, placeOf } from './place.js';
import { isOneOf, type SnapshotFile } from './snapshot-file.js';
import { outcomeAt, placeOfOutcome, verdictColumn, verdictRows } from './verdicts-sql.js';
import { ruleOfTier, titleColumn, type RuleInquiry } from './verdicts-wide.js';

/** Whose verdicts are wanted. */
export interface VerdictScope {
  /** The region asked about, with everything below it. */
  regionId: string;
  /** Only those assigned to one of these; null for all. */
  secretaries?: readonly string[] | null;
  /** Only these. */
  ids?: readonly string[];
}

/** Of a tier: what it comes to, how many criteria are short, and whether the title is held. Each only where it is named. */
export interface VerdictFilter {
  tier: string;
  outcome?: Outcome;
  /** Pre-check: what is on file says by itself. */
  preCheck?: Outcome;
  /** Hard criteria that what is on file does not meet: exactly so many. */
  nShort?: number;
  /** Whether the title of the tier is held on the day. */
  holds?: boolean;
}

/** One page of verdicts, those short of the least first, then by id. */
export interface VerdictQuestion extends VerdictScope {
  filter?: VerdictFilter;
  offset: number;
  limit: number;
}

/** What a criterion comes to in one enterprise. */
export interface CriterionFinding {
  criterion: string;
  outcome: Outcome;
  /** In the unit values are kept in: money in 万元. */
  value: number | null;
  threshold: number | null;
  /** Below zero by how much it falls short. */
  margin: number | null;
  /** What is on file does not meet it. */
  short: boolean;
  /** It only waits for people. */
  toConfirm: boolean;
}

/** What a tier comes to in one enterprise: a pre-check (预审结果), never a recognition. */
export interface TierFinding {
  tier: string;
  outcome: Outcome;
  preCheck: Outcome;
  /** Hard criteria that what is on file does not meet. */
  nShort: number;
}

/** Every verdict on one enterprise. */
export interface EnterpriseFinding {
  enterpriseId: string;
  name: string;
  regionId: string | null;
  /** Highest title of the register's newest period. */
  heldTier: Tier | null;
  section: string | null;
  industryCode: string | null;
  secretary: string | null;
  tiers: TierFinding[];
  criteria: CriterionFinding[];
}

type Row = Record<string, string | number | boolean | null>;

/**
 * The verdicts of a programme, set-based: one statement over all enterprises in scope. Where a tier is asked for, the
 * findings tell of that tier alone.
 */
export async function readVerdicts(
  snapshot: SnapshotFile,
  rootId: string,
  whole: RuleInquiry,
  question: VerdictQuestion,
): Promise<{ total: number; rows: EnterpriseFinding[] }> {
  const rule = question.filter === undefined ? whole : ruleOfTier(whole, question.filter.tier);
  const verdicts = verdictRows(rule, await scopeSql(snapshot, rootId, question));
  const where = filterSql(rule, question.filter);
  // A number alone would name a column by its place.
  const first = question.filter === undefined ? sql.empty : sql`${verdictColumn('n_short', question.filter.tier)}, `;
  const rows = await snapshot.rows<Row>(sql`
    SELECT *, count(*) OVER () AS total FROM (${verdicts})
    WHERE ${where}
    ORDER BY ${first}enterprise_id
    LIMIT ${question.limit} OFFSET ${question.offset}`);
  const total = rows[0]?.['total'] ?? (question.offset === 0 ? 0 : await countRows(snapshot, verdicts, where));
  return { total: Number(total), rows: rows.map(row => toFinding(row, rule)) };
}

/** A page beyond the last has no row to carry the number. */
async function countRows(snapshot: SnapshotFile, verdicts: Sql, where: Sql): Promise<number> {
  const [row] = await snapshot.rows<{ n: number }>(sql`SELECT count(*) AS n FROM (${verdicts}) WHERE ${where}`);
  return row!.n;
}

/** How many enterprises a tier or criterion comes to each outcome for. */
export interface VerdictCount {
  /** Region id, or section; the asked region's id when by none. */
  key: string;
  /** Tier or criterion. */
  of: { tier: string } | { criterion: string };
  n: Record<Outcome, number>;
  /** Of a tier: pre-check, and holders of its title; null for a criterion. */
  preCheck: Record<Outcome, number> | null;
  nHolders: number | null;
}

/** How a programme counts. */
export interface VerdictCountQuestion extends VerdictScope {
  by: 'none' | 'region' | 'section';
}

/** Counts of every tier and criterion of a programme, by region or section, in the order of keys. */
export async function readVerdictCounts(
  snapshot: SnapshotFile,
  rootId: string,
  rule: RuleInquiry,
  question: VerdictCountQuestion,
): Promise<VerdictCount[]> {
  const { programme } = rule;
  const place = await placeOf(snapshot, rootId, question.regionId);
  const key = {
    none: sql`CAST(${question.regionId} AS VARCHAR)`,
    region: isBelow(place, place.partLevel) ? partKey(place.partLevel) : sql`CAST(${question.regionId} AS VARCHAR)`,
    section: sql`coalesce(section, 'none')`,
  }[question.by];
  const criteria = programme.criteria.flatMap(({ id }) => countsOf(verdictColumn('outcome', id)));
  const tiers = programme.tiers.flatMap(({ id, title }) => [
    ...countsOf(verdictColumn('outcome', `tier__${id}`)),
    ...countsOf(verdictColumn('pre', id)),
    title === null ? sql`NULL` : sql`count_if(${titleColumn(title)})`,
  ]);
  const lists = [...criteria, ...tiers].map((count, at) => sql`${count} AS ${sql.identifier(`n${at}`)}`);
  const rows = await snapshot.rows<Row>(sql`
    SELECT key${lists.length > 0 ? sql`, ${sql.join(lists)}` : sql.empty}
    FROM (SELECT *, ${key} AS key FROM (${verdictRows(rule, await scopeSql(snapshot, rootId, question))}))
    GROUP BY key ORDER BY key`);
  return rows.flatMap(row => countsIn(row, rule));
}

const OUTCOME_PLACES = [0, 1, 2, 3];

function countsOf(column: Sql): Sql[] {
  return OUTCOME_PLACES.map(place => sql`count_if(${column} = ${place})`);
}

function countsIn(row: Row, { programme }: RuleInquiry): VerdictCount[] {
  let at = 0;
  const next = () => row[`n${at++}`] as number | null;
  const outcomes = () => ({
    met: next() ?? 0,
    'not-met': next() ?? 0,
    unknown: next() ?? 0,
    'not-applicable': next() ?? 0,
  });
  const key = String(row['key']);
  return [
    ...programme.criteria.map(({ id }) => ({
      key,
      of: { criterion: id },
      n: outcomes(),
      preCheck: null,
      nHolders: null,
    })),
    ...programme.tiers.map(({ id }) => ({
      key,
      of: { tier: id },
      n: outcomes(),
      preCheck: outcomes(),
      nHolders: next(),
    })),
  ];
}

/** A condition on `enterprise` as `e`. */
export async function scopeSql(snapshot: SnapshotFile, rootId: string, scope: VerdictScope): Promise<Sql> {
  const place = await placeOf(snapshot, rootId, scope.regionId);
  const { secretaries = null, ids } = scope;
  return sql.join(
    [
      sql`e.enterprise_id IN (SELECT enterprise_id FROM enterprise WHERE ${isInPlace(place)})`,
      secretaries === null ? sql`TRUE` : isOneOf(sql`e.secretary`, secretaries),
      ids === undefined
        ? sql`TRUE`
        : sql`e.enterprise_id IN (SELECT unnest(from_json(${JSON.stringify(ids)}, '["VARCHAR"]')))`,
    ],
    sql` AND `,
  );
}

function filterSql({ programme }: RuleInquiry, filter: VerdictFilter | undefined): Sql {
  if (filter === undefined) return sql`TRUE`;
  const { tier, outcome, preCheck, nShort, holds } = filter;
  const title = programme.tiers.find(({ id }) => id === tier)?.title ?? null;
  const conditions = [
    ...(outcome === undefined ? [] : [sql`${verdictColumn('outcome', `tier__${tier}`)} = ${placeOfOutcome(outcome)}`]),
    ...(preCheck === undefined ? [] : [sql`${verdictColumn('pre', tier)} = ${placeOfOutcome(preCheck)}`]),
    ...(nShort === undefined ? [] : [sql`${verdictColumn('n_short', tier)} = ${nShort}`]),
    // Nobody is known to hold a title that no list knows.
    ...(holds === undefined ? [] : [title === null ? sql`${!holds}` : sql`${titleColumn(title)} = ${holds}`]),
  ];
  return conditions.length === 0 ? sql`TRUE` : sql.join(conditions, sql` AND `);
}

function toFinding(row: Row, { programme, inquiry }: RuleInquiry): EnterpriseFinding {
  const text = (name: string) => row[name] as string | null;
  return {
    enterpriseId: String(row['enterprise_id']),
    name: String(row['name']),
    regionId: text('region_id'),
    heldTier: text('tier') as Tier | null,
    section: text('section'),
    industryCode: text('industry_code'),
    secretary: text('secretary'),
    tiers: programme.tiers.map(({ id }) => ({
      tier: id,
      outcome: outcomeAt(row[`outcome__tier__${id}`] as number),
      preCheck: outcomeAt(row[`pre__${id}`] as number),
      nShort: row[`n_short__${id}`] as number,
    })),
    criteria: programme.criteria.map(({ id, test, appliesTo: { purpose } }) => ({
      criterion: id,
      outcome: outcomeAt(row[`outcome__${id}`] as number),
      ...held(
        row[`value__${id}`] as number | null,
        purpose === null || purpose === inquiry.purpose ? comparisonOf(test, inquiry.on) : null,
      ),
      short: row[`short__${id}`] as boolean,
      toConfirm: row[`confirm__${id}`] as boolean,
    })),
  };
}

/** A criterion that is one comparison has a threshold; one of several parts has none of its own. */
function comparisonOf(test: Parameters<typeof conditionOn>[0], on: string): DatedComparison | null {
  const asked = conditionOn(test, on);
  return asked?.kind === 'compare' ? asked : null;
}

function held(value: number | null, comparison: DatedComparison | null) {
  if (comparison === null) return { value, threshold: null, margin: null };
  const { comparator, threshold } = comparison;
  const margin = value === null ? null : asksForMuch(comparator) ? value - threshold : threshold - value;
  return { value, threshold, margin };
}
