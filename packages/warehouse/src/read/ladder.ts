import { sql, TIERS, yearOf, type Period, type Sql } from '@tidu/domain';
import type { LadderRung } from '../question.js';
import { isInPlace, placeOf, type Place } from './place.js';
import type { SnapshotFile } from './snapshot-file.js';

const rank = sql`list_position(list_value(${sql.join(TIERS)}), tier)`;

/**
 * How the rungs changed between the end of last year and the end of the period, by highest valid title. Who moved into or
 * out of the region enters or leaves it.
 */
export async function readLadder(
  snapshot: SnapshotFile,
  rootId: string,
  { period, regionId }: { period: Period; regionId: string },
): Promise<LadderRung[]> {
  const place = await placeOf(snapshot, rootId, regionId);
  const moves = await snapshot.rows<{ before: number | null; now: number | null; n: number }>(sql`
    SELECT b.rung AS before, n.rung AS now, count(*) AS n
    FROM (${rungs(place, `${yearOf(period) - 1}-12`)}) b
    FULL JOIN (${rungs(place, period)}) n USING (enterprise_id)
    GROUP BY ALL`);
  return TIERS.map((tier, index) => {
    const rung = index + 1;
    const total = (isMeant: (before: number, now: number) => boolean) =>
      moves.reduce((sum, { before, now, n }) => sum + (isMeant(before ?? 0, now ?? 0) ? n : 0), 0);
    return {
      tier,
      nYearStart: total(before => before === rung),
      nEntered: total((before, now) => now === rung && before === 0),
      nPromotedIn: total((before, now) => now === rung && before > 0 && before < rung),
      nFellIn: total((before, now) => now === rung && before > rung),
      nPromotedOut: total((before, now) => before === rung && now > rung),
      nLeft: total((before, now) => before === rung && now < rung),
      nNow: total((_, now) => now === rung),
    };
  });
}

function rungs(place: Place, period: Period): Sql {
  return sql`SELECT enterprise_id, ${rank} AS rung FROM standing WHERE period = ${period} AND ${isInPlace(place)}`;
}
