import {
  sql,
  sumColumns,
  TIERS,
  type Indicator,
  type ObservedSums,
  type Period,
  type Sql,
  type SumPart,
} from '@tidu/domain';
import type { Question } from '../question.js';
import { NO_KEY } from '../question.js';
import { isInPlace, isPartOfPlace, isWholePlace, partKey, type Place } from './place.js';
import { isOneOf, type SnapshotFile } from './snapshot-file.js';

/** Sums of one group: period, key, and a number under the name of each sum column. */
export type SumRow = { period: Period; key: string } & Record<string, string | number | null>;

/** One table of rows, the indicators asked over it, and how they are cut. */
export interface SumsQuestion {
  over: Indicator['over'];
  indicators: readonly Indicator[];
  periods: readonly Period[];
  place: Place;
  question: Pick<Question, 'by' | 'level' | 'tier' | 'section' | 'enterpriseId'>;
}

/** Sums by group, from the mart where it has them, else from the rows; both give the same numbers. */
export async function readSums(snapshot: SnapshotFile, asked: SumsQuestion): Promise<SumRow[]> {
  const columns = asked.indicators.flatMap(sumColumns);
  if (columns.length === 0 || asked.periods.length === 0) return [];
  if (!isInMart(asked)) return snapshot.rows<SumRow>(fromRows(asked));
  const ways = [
    { indicators: asked.indicators.filter(({ kept }) => kept), from: fromMart },
    { indicators: asked.indicators.filter(({ kept }) => !kept), from: fromRows },
  ].filter(({ indicators }) => indicators.length > 0);
  const answers = await Promise.all(
    ways.map(({ indicators, from }) => snapshot.rows<SumRow>(from({ ...asked, indicators }))),
  );
  return joined(answers.flat());
}

/** Rows about the same group as one. */
function joined(rows: readonly SumRow[]): SumRow[] {
  const groups = new Map<string, SumRow>();
  for (const row of rows) {
    const group = `${row.period} ${row.key}`;
    groups.set(group, { ...groups.get(group), ...row });
  }
  return [...groups.values()];
}

/** The sums of an indicator in one row. */
export function sumsIn(row: SumRow, indicator: Indicator): ObservedSums {
  const columns = new Map(sumColumns(indicator).map(({ part, column }) => [part, column]));
  const read = (part: SumPart): number | null => {
    const column = columns.get(part);
    return column === undefined ? null : (row[column] as number | null);
  };
  const sums = { numerator: read('numerator'), denominator: read('denominator'), n: read('n') ?? 0 };
  if (!columns.has('n_comparable')) return sums;
  return {
    ...sums,
    comparable: {
      now: { numerator: read('now_numerator'), denominator: read('now_denominator') },
      prior: { numerator: read('prior_numerator'), denominator: read('prior_denominator') },
      n: read('n_comparable') ?? 0,
    },
  };
}

/** Marts hold no county by tier and section at once, no tiers among the monitored, and no single enterprise. */
function isInMart({ place, question: { by, level, tier, section } }: SumsQuestion): boolean {
  if (by === 'enterprise' || (by === 'tier' && tier === 'monitored')) return false;
  const isCounty = by === 'region' ? (level ?? place.partLevel) === 'county' : place.level === 'county';
  const cutsTier = by === 'tier' || (tier != null && tier !== 'monitored');
  const cutsSection = by === 'section' || section != null;
  return !(isCounty && cutsTier && cutsSection);
}

function fromMart({ over, indicators, periods, place, question: { by, level, tier, section } }: SumsQuestion): Sql {
  const columns = indicators.flatMap(sumColumns).map(({ column }) => sql.identifier(column));
  const key = {
    none: sql`${place.id}`,
    region: sql`region_id`,
    tier: sql`tier`,
    section: sql`section`,
    enterprise: sql`NULL`,
  }[by];
  const where = sql.join(
    [
      by === 'region' ? isPartOfPlace(place, level ?? place.partLevel) : isWholePlace(place),
      by === 'tier' && tier == null ? sql`tier NOT IN ('all', 'monitored')` : sql`tier = ${tier ?? 'all'}`,
      by === 'section' && section == null ? sql`section <> 'all'` : sql`section = ${section ?? 'all'}`,
      isOneOf(sql`period`, periods),
    ],
    sql` AND `,
  );
  return sql`SELECT period, CAST(${key} AS VARCHAR) AS key, ${sql.join(columns)} FROM ${sql.identifier(`mart_${over}`)} WHERE ${where}`;
}

function fromRows({
  over,
  indicators,
  periods,
  place,
  question: { by, level, tier, section, enterpriseId },
}: SumsQuestion): Sql {
  const sums = indicators
    .flatMap(sumColumns)
    .map(({ aggregate, column }) => sql`${aggregate} AS ${sql.identifier(column)}`);
  const key = {
    none: sql`${place.id}`,
    region: partKey(level ?? place.partLevel),
    tier: sql`coalesce(tier, ${NO_KEY})`,
    section: sql`coalesce(section, ${NO_KEY})`,
    enterprise: sql`enterprise_id`,
  }[by];
  const where = sql.join(
    [
      isInPlace(place),
      tier == null ? sql`TRUE` : tier === 'monitored' ? sql`monitored` : sql`tier = ${tier}`,
      section == null ? sql`TRUE` : sql`section = ${section}`,
      enterpriseId === undefined ? sql`TRUE` : sql`enterprise_id = ${enterpriseId}`,
      isOneOf(sql`period`, periods),
    ],
    sql` AND `,
  );
  return sql`
    SELECT period, CAST(key AS VARCHAR) AS key, ${sql.join(sums)}
    FROM (SELECT *, ${key} AS key FROM ${sql.identifier(over)} WHERE ${where})
    GROUP BY period, key`;
}

/** Order of the groups of an answer: regions as in the atlas, tiers from the lowest, all else by key; the unknown last. */
export function keyOrder(
  by: Question['by'],
  regionOrder: ReadonlyMap<string, number>,
): (a: string, b: string) => number {
  const place = (key: string): number => {
    if (key === NO_KEY) return Number.MAX_SAFE_INTEGER;
    if (by === 'region') return regionOrder.get(key) ?? Number.MAX_SAFE_INTEGER - 1;
    return by === 'tier' ? (TIERS as readonly string[]).indexOf(key) : 0;
  };
  return (a, b) => place(a) - place(b) || (a < b ? -1 : a > b ? 1 : 0);
}
