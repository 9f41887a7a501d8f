import { isDue, periodEnd, priorPeriod, sql, TIERS, type Period } from '@tidu/domain';
import type { MissingReporter } from '../question.js';
import { isInPlace, placeOf } from './place.js';
import { isOneOf, type SnapshotFile } from './snapshot-file.js';

/**
 * Who owes a return for a period and has not filed it, who missed most first. Of a period nobody has filed for yet, all that
 * hold a title at its end.
 */
export async function readMissingReporters(
  snapshot: SnapshotFile,
  rootId: string,
  { period, regionId, offset, limit }: { period: Period; regionId: string; offset: number; limit: number },
): Promise<{ total: number; rows: MissingReporter[] }> {
  const place = await placeOf(snapshot, rootId, regionId);
  const [known] = await snapshot.rows<{ n: number }>(sql`SELECT count(*) AS n FROM period WHERE period = ${period}`);
  const end = sql`CAST(${periodEnd(period)} AS DATE)`;
  const dueTiers = TIERS.filter(tier => isDue([tier], period));
  const owing =
    known!.n > 0
      ? sql`SELECT enterprise_id, region_id FROM duty WHERE period = ${period} AND NOT filed AND ${isInPlace(place)}`
      : sql`
        SELECT enterprise_id, region_id FROM enterprise
        WHERE ${isInPlace(place)} AND coalesce(closed_on > ${end}, TRUE) AND enterprise_id IN (
          SELECT enterprise_id FROM title WHERE valid_from <= ${end} AND ends_on > ${end} AND ${isOneOf(sql`tier`, dueTiers)}
        )`;
  const rows = await snapshot.rows<
    Record<'id' | 'name' | 'regionId' | 'tier' | 'secretary', string | null> & {
      nMissing: number;
    }
  >(sql`
    SELECT
      o.enterprise_id AS id, coalesce(e.name, o.enterprise_id) AS name, o.region_id AS "regionId", e.tier, e.secretary,
      coalesce(m.n, 0) + ${known!.n > 0 ? 0 : 1} AS "nMissing",     FROM (${owing}) o
    LEFT JOIN enterprise e USING (enterprise_id)
    LEFT JOIN (
      SELECT enterprise_id, count(*) AS n FROM duty
      WHERE NOT filed AND period > ${priorPeriod(period)} AND period <= ${period}
      GROUP BY enterprise_id
    ) m USING (enterprise_id)
    ORDER BY "nMissing" DESC, o.region_id NULLS LAST, o.enterprise_id
    LIMIT ${limit} OFFSET ${offset}`);
  const [counted] = await snapshot.rows<{ n: number }>(sql`SELECT count(*) AS n FROM (${owing})`);
  return { total: counted!.n, rows: rows as unknown as MissingReporter[] };
}
