import { columnOf, CORE_FIELDS, isDue, isQuarterEnd, sql, TIERS, type Period, type Sql } from '@tidu/domain';
import type { ExtendedDeadline, FilingProgress, PeriodCoverage } from '../question.js';
import { isInPlace, isWholePlace, partKey, placeOf } from './place.js';
import { keyOrder } from './keys.js';
import { isOneOf, type SnapshotFile } from './snapshot-file.js';

/** What is asked of the returns of a period. */
export interface ProgressQuestion {
  period: Period;
  regionId: string;
  /** Later deadlines than the one every return of the period has. */
  extensions?: readonly ExtendedDeadline[];
}

const COUNTS = ['nExpected', 'nOnTime', 'nLate', 'nMissing', 'nComplete', 'nRevisedLate'] as const;

/** Returns owed and received for a period: the place as a whole, and its parts in the order of the atlas. */
export async function readFilingProgress(
  snapshot: SnapshotFile,
  rootId: string,
  regionOrder: ReadonlyMap<string, number>,
  { period, regionId, extensions = [] }: ProgressQuestion,
): Promise<{ total: FilingProgress; rows: FilingProgress[] }> {
  const place = await placeOf(snapshot, rootId, regionId);
  const owed = sql`
    SELECT enterprise_id, CAST(${partKey(place.partLevel)} AS VARCHAR) AS key, filed, filed_on, ${deadline(extensions)} AS due_on
    FROM duty WHERE period = ${period} AND ${isInPlace(place)}`;
  const rows = await snapshot.rows<Record<(typeof COUNTS)[number], number> & { regionId: string }>(sql`
    SELECT
      key AS "regionId", count(*) AS "nExpected", count(*) FILTER (WHERE filed AND filed_on <= due_on) AS "nOnTime",
      count(*) FILTER (WHERE filed AND filed_on > due_on) AS "nLate", count(*) FILTER (WHERE NOT filed) AS "nMissing",
      count(*) FILTER (WHERE filed AND ${isComplete(period)}) AS "nComplete",
      count(*) FILTER (WHERE filed AND revised_on > due_on) AS "nRevisedLate"
    FROM (${owed})
    LEFT JOIN (SELECT * EXCLUDE (region_id) FROM serving WHERE period = ${period}) USING (enterprise_id)
    LEFT JOIN (
      SELECT enterprise_id, max(coalesce(reported_on, received_on)) AS revised_on
      FROM filing WHERE period = ${period} AND version > 1
      GROUP BY enterprise_id
    ) USING (enterprise_id)
    GROUP BY key`);
  const byKeys = keyOrder([{ by: 'region', level: place.partLevel }], regionOrder);
  const total = Object.fromEntries(COUNTS.map(name => [name, rows.reduce((sum, row) => sum + row[name], 0)]));
  return {
    total: { regionId, ...(total as Record<(typeof COUNTS)[number], number>) },
    rows: rows.sort((a, b) => byKeys([a.regionId], [b.regionId])),
  };
}

/** The deadline of a row of `duty`: the latest that was granted to its region, and never before the one of the period. */
function deadline(extensions: readonly ExtendedDeadline[]): Sql {
  const granted = extensions.map(
    ({ regionIds, until }) =>
      sql`CASE WHEN ${isOneOf(sql`region_id`, regionIds)} THEN CAST(${until} AS DATE) ELSE due_on END`,
  );
  return granted.length === 0 ? sql`due_on` : sql`greatest(due_on, ${sql.join(granted)})`;
}

function isComplete(period: Period): Sql {
  const asked = CORE_FIELDS.filter(({ frequency }) => frequency === 'month' || isQuarterEnd(period));
  return sql.join(
    asked.map(({ key }) => sql`${sql.identifier(columnOf(key))} IS NOT NULL`),
    sql` AND `,
  );
}

/** The periods of a snapshot, oldest first, with who owed and filed in one place. */
export async function readPeriods(snapshot: SnapshotFile, rootId: string, regionId: string): Promise<PeriodCoverage[]> {
  const place = await placeOf(snapshot, rootId, regionId);
  const whole = sql`${isWholePlace(place)} AND tier = 'all' AND section = 'all'`;
  const rows = await snapshot.rows<{ period: string; nExpected: number; nFiled: number; nEnterprises: number }>(sql`
    SELECT
      p.period, CAST(coalesce(d.reporting_rate_denominator, 0) AS INTEGER) AS "nExpected",
      CAST(coalesce(d.reporting_rate_numerator, 0) AS INTEGER) AS "nFiled", coalesce(s.n_rows, 0) AS "nEnterprises"
    FROM period p
    LEFT JOIN (SELECT * FROM mart_duty WHERE ${whole}) d USING (period)
    LEFT JOIN (SELECT period, n_rows FROM mart_serving WHERE ${whole}) s USING (period)
    ORDER BY p.period`);
  return rows.map(row => ({ ...row, dueTiers: TIERS.filter(tier => isDue([tier], row.period)) }));
}
