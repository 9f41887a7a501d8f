import { dueOn, sql, type Period } from '@tidu/domain';
import type { Database } from '../database.js';

/**
 * Appends one period to `duty`: the members that owe a return, and whether and when they first filed.
 *
 * A return counts as filed with the first version that states revenue; a feed that only carries electricity does not.
 */
export async function insertDuties(database: Database, period: Period): Promise<void> {
  const deadline = sql`CAST(${dueOn(period)} AS DATE)`;
  await database.run(sql`
    INSERT INTO duty
    WITH filed AS (
      SELECT enterprise_id, min(coalesce(reported_on, received_on)) AS filed_on
      FROM filing
      WHERE period = ${period} AND revenue IS NOT NULL
      GROUP BY enterprise_id
    )
    SELECT
      ${period}, m.enterprise_id, m.region_id, m.province_id, m.prefecture_id, m.county_id, m.tier, m.monitored, m.section,
      f.enterprise_id IS NOT NULL, f.filed_on, ${deadline}, coalesce(f.filed_on > ${deadline}, FALSE)
    FROM member m
    LEFT JOIN filed f USING (enterprise_id)
    WHERE m.due
    ORDER BY m.enterprise_id`);
}
