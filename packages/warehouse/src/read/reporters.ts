import { columnOf, FIELDS, isDue, periodEnd, priorPeriod, sql, TIERS, type Period } from '@tidu/domain';
import { isInPlace, placeOf } from './place.js';
import { isOneOf, type SnapshotFile } from './snapshot-file.js';

/** An enterprise that owes a report, with the values kept of the same period a year before. */
export interface Reporter {
  id: string;
  name: string;
  regionId: string | null;
  /** By the keys of the field dictionary; null where nothing was filed then. */
  lastYear: Record<string, number | null>;
}

/**
 * Who owes a report for a period, also for one nobody has filed for yet: holders of a title at its end whose tier is due
 * then, that have not closed, in the place they report from today.
 */
export async function readReporters(
  snapshot: SnapshotFile,
  rootId: string,
  { period, regionId }: { period: Period; regionId: string },
): Promise<Reporter[]> {
  const place = await placeOf(snapshot, rootId, regionId);
  const end = sql`CAST(${periodEnd(period)} AS DATE)`;
  const dueTiers = TIERS.filter(tier => isDue([tier], period));
  const values = FIELDS.map(({ key }) => sql`s.${sql.identifier(columnOf(key))} AS ${sql.identifier(`last_${key}`)}`);
  const rows = await snapshot.rows<Record<string, string | number | null>>(sql`
    SELECT e.enterprise_id, coalesce(e.name, e.enterprise_id) AS name, e.region_id, ${sql.join(values)}
    FROM (SELECT * FROM enterprise WHERE ${isInPlace(place)}) e
    LEFT JOIN (SELECT * FROM serving WHERE period = ${priorPeriod(period)}) s ON s.enterprise_id = e.enterprise_id
    WHERE coalesce(e.closed_on > ${end}, TRUE) AND e.enterprise_id IN (
      SELECT enterprise_id FROM title WHERE valid_from <= ${end} AND ends_on > ${end} AND ${isOneOf(sql`tier`, dueTiers)}
    )
    ORDER BY e.region_id NULLS LAST, e.enterprise_id`);
  return rows.map(row => ({
    id: String(row['enterprise_id']),
    name: String(row['name']),
    regionId: row['region_id'] as string | null,
    lastYear: Object.fromEntries(FIELDS.map(({ key }) => [key, row[`last_${key}`] as number | null])),
  }));
}
