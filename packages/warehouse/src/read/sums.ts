import { sql, sumColumns, type Indicator, type ObservedSums, type Period, type Sql, type SumPart } from '@tidu/domain';
import { isWanted, keyOf } from './keys.js';
import { observedRows } from './observed-rows.js';
import { isInPlace, isPartOfPlace, isWholePlace } from './place.js';
import { isAsFiled, narrowedIn, type Plan } from './plan.js';
import { isOneOf, type SnapshotFile } from './snapshot-file.js';

/** Sums of one group: its period, its key in each cut, and a number under the name of each sum column. */
export interface SumRow {
  period: Period;
  keys: readonly string[];
  sums: Readonly<Record<string, number | null>>;
}

/** One table of rows, and the indicators asked over it. */
export interface SumsQuestion {
  over: Indicator['over'];
  indicators: readonly Indicator[];
  periods: readonly Period[];
  plan: Plan;
}

/** Sums by group, from the mart where it has them, else from the rows; both give the same numbers. */
export async function readSums(snapshot: SnapshotFile, asked: SumsQuestion): Promise<SumRow[]> {
  if (asked.indicators.length === 0 || asked.periods.length === 0) return [];
  const isReady = isInMart(asked.plan);
  const ways = [
    { indicators: asked.indicators.filter(({ kept }) => isReady && kept), from: fromMart },
    { indicators: asked.indicators.filter(({ kept }) => !(isReady && kept)), from: fromRows },
  ].filter(({ indicators }) => indicators.length > 0);
  const answers = await Promise.all(
    ways.map(async ({ indicators, from }) => {
      const rows = await snapshot.rows<Record<string, string | number | null>>(from({ ...asked, indicators }));
      return rows.map(row => toSumRow(row, asked.plan));
    }),
  );
  return joined(answers.flat());
}

/** The same sums, always from the rows. */
export async function sumsFromRows(snapshot: SnapshotFile, asked: SumsQuestion): Promise<SumRow[]> {
  const rows = await snapshot.rows<Record<string, string | number | null>>(fromRows(asked));
  return rows.map(row => toSumRow(row, asked.plan));
}

/** The name under which groups are told apart. */
export function groupName(keys: readonly string[]): string {
  return keys.join('\u001f');
}

/** The sums of an indicator in one row. */
export function sumsIn({ sums }: SumRow, indicator: Indicator): ObservedSums {
  const columns = new Map(sumColumns(indicator).map(({ part, column }) => [part, column]));
  const read = (part: SumPart): number | null => {
    const column = columns.get(part);
    return column === undefined ? null : (sums[column] ?? null);
  };
  const all = { numerator: read('numerator'), denominator: read('denominator'), n: read('n') ?? 0 };
  if (!columns.has('n_comparable')) return all;
  return {
    ...all,
    comparable: {
      now: { numerator: read('now_numerator'), denominator: read('now_denominator') },
      prior: { numerator: read('prior_numerator'), denominator: read('prior_denominator') },
      n: read('n_comparable') ?? 0,
    },
  };
}

/** The rows of a question with their group in each cut as `k0`, `k1`, …, of which only those meant are left. */
export function groupedRows(relation: Sql, plan: Plan, periods: readonly Period[]): Sql {
  const keys = plan.cuts.map((cut, at) => sql`, CAST(${keyOf(cut, plan)} AS VARCHAR) AS ${keyName(at)}`);
  const where = [isInPlace(plan.place), isWanted(plan.where), isOneOf(sql`period`, periods)];
  return sql`(SELECT * ${sql.join(keys, sql.empty)} FROM ${relation} observed WHERE ${sql.join(where, sql` AND `)})`;
}

/** Names of the groups of a plan, each with a comma before it. */
export function keyNames({ cuts }: Plan): Sql {
  return sql.join(
    cuts.map((_, at) => sql`, ${keyName(at)}`),
    sql.empty,
  );
}

/** The groups of a row as they were selected by `keyNames`. */
export function keysIn(row: Record<string, unknown>, { cuts }: Plan): string[] {
  return cuts.map((_, at) => String(row[`k${at}`]));
}

/** Marts hold what was filed by regions, tiers and sections; no county by tier and section at once, and no tiers among the monitored. */
function isInMart(plan: Plan): boolean {
  const { cuts, where, place } = plan;
  const isHeld =
    cuts.every(({ by }) => by === 'region' || by === 'tier' || by === 'section') &&
    cuts.filter(({ by }) => by === 'region').length <= 1;
  const isSingle = narrowedIn(where).every(
    name => (name === 'tier' || name === 'section') && where[name]?.length === 1,
  );
  if (!isAsFiled(plan) || !isHeld || !isSingle) return false;
  const isMonitored = where.tier?.[0] === 'monitored';
  const cutsBy = (name: 'tier' | 'section') => cuts.some(({ by }) => by === name);
  if (isMonitored && cutsBy('tier')) return false;
  const isCounty = cuts.some(cut => cut.by === 'region' && cut.level === 'county') || place.level === 'county';
  const cutsTier = cutsBy('tier') || (where.tier !== undefined && !isMonitored);
  return !(isCounty && cutsTier && (cutsBy('section') || where.section !== undefined));
}

function fromMart({ over, indicators, periods, plan }: SumsQuestion): Sql {
  const { cuts, where, place } = plan;
  const columns = indicators.flatMap(sumColumns).map(({ column }) => sql.identifier(column));
  const regions = cuts.find(cut => cut.by === 'region' && cut.level !== null);
  const keys = cuts.map((cut, at) => {
    const column =
      cut.by === 'region' ? (cut.level === null ? sql`${place.id}` : sql`region_id`) : sql.identifier(cut.by);
    return sql`CAST(${column} AS VARCHAR) AS ${keyName(at)}, `;
  });
  const cutOr = (name: 'tier' | 'section'): Sql => {
    const wanted = where[name]?.[0];
    if (wanted !== undefined) return sql`${sql.identifier(name)} = ${wanted}`;
    const isCut = cuts.some(({ by }) => by === name);
    return isCut ? sql`${sql.identifier(name)} NOT IN ('all', 'monitored')` : sql`${sql.identifier(name)} = 'all'`;
  };
  const conditions = [
    regions?.by === 'region' && regions.level !== null ? isPartOfPlace(place, regions.level) : isWholePlace(place),
    cutOr('tier'),
    cutOr('section'),
    isOneOf(sql`period`, periods),
  ];
  return sql`
    SELECT period, ${sql.join(keys, sql.empty)} ${sql.join(columns)}
    FROM ${sql.identifier(`mart_${over}`)} WHERE ${sql.join(conditions, sql` AND `)}`;
}

function fromRows({ over, indicators, periods, plan }: SumsQuestion): Sql {
  const sums = indicators
    .flatMap(sumColumns)
    .map(({ aggregate, column }) => sql`${aggregate} AS ${sql.identifier(column)}`);
  const rows = groupedRows(observedRows(over, plan, { indicators, periods }), plan, periods);
  return sql`SELECT period ${keyNames(plan)}, ${sql.join(sums)} FROM ${rows} GROUP BY period ${keyNames(plan)}`;
}

function toSumRow(row: Record<string, string | number | null>, plan: Plan): SumRow {
  return { period: row['period'] as Period, keys: keysIn(row, plan), sums: row as SumRow['sums'] };
}

/** Rows about the same group as one. */
function joined(rows: readonly SumRow[]): SumRow[] {
  const groups = new Map<string, SumRow>();
  for (const row of rows) {
    const group = groupName([row.period, ...row.keys]);
    groups.set(group, { ...row, sums: { ...groups.get(group)?.sums, ...row.sums } });
  }
  return [...groups.values()];
}

const keyName = (at: number): Sql => sql.identifier(`k${at}`);
