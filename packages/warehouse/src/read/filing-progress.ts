import { isDue, sql, TIERS, type Period } from '@tidu/domain';
import type { FilingProgress, PeriodCoverage } from '../question.js';
import { isInPlace, isWholePlace, partKey, placeOf } from './place.js';
import { keyOrder } from './keys.js';
import type { SnapshotFile } from './snapshot-file.js';

/** Returns owed and received for a period: the place as a whole, and its parts in the order of the atlas. */
export async function readFilingProgress(
  snapshot: SnapshotFile,
  rootId: string,
  regionOrder: ReadonlyMap<string, number>,
  { period, regionId }: { period: Period; regionId: string },
): Promise<{ total: FilingProgress; rows: FilingProgress[] }> {
  const place = await placeOf(snapshot, rootId, regionId);
  const rows = await snapshot.rows<{
    regionId: string;
    nExpected: number;
    nOnTime: number;
    nLate: number;
    nMissing: number;
  }>(sql`
    SELECT
      CAST(key AS VARCHAR) AS "regionId", count(*) AS "nExpected", count(*) FILTER (WHERE filed AND NOT late) AS "nOnTime",
      count(*) FILTER (WHERE filed AND late) AS "nLate", count(*) FILTER (WHERE NOT filed) AS "nMissing"
    FROM (SELECT *, ${partKey(place.partLevel)} AS key FROM duty WHERE period = ${period} AND ${isInPlace(place)})
    GROUP BY key`);
  const byKeys = keyOrder([{ by: 'region', level: place.partLevel }], regionOrder);
  const sum = (name: 'nExpected' | 'nOnTime' | 'nLate' | 'nMissing') =>
    rows.reduce((total, row) => total + row[name], 0);
  return {
    total: {
      regionId,
      nExpected: sum('nExpected'),
      nOnTime: sum('nOnTime'),
      nLate: sum('nLate'),
      nMissing: sum('nMissing'),
    },
    rows: rows.sort((a, b) => byKeys([a.regionId], [b.regionId])),
  };
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
