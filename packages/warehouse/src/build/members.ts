import { MONITORED_TIERS, TIERS, isDue, periodEnd, sql, type Period } from '@tidu/domain';
import type { Database } from '../database.js';

const tiers = sql`list_value(${sql.join(TIERS)})`;

/**
 * Replaces the temporary table `member`: every enterprise that filed for the period or holds a title at its end, with
 * its region, highest tier, section, and whether it owes a return.
 *
 * The region is the register's as of the period's end; for an enterprise that is not registered, the one it filed under.
 */
export async function createMembers(database: Database, period: Period): Promise<void> {
  const end = sql`CAST(${periodEnd(period)} AS DATE)`;
  const dueTiers = TIERS.filter(tier => isDue([tier], period));
  const isDueTier = dueTiers.length === 0 ? sql`FALSE` : sql`tier IN (${sql.join(dueTiers)})`;
  await database.refill(
    'member',
    sql`
    WITH held AS (
      SELECT
        enterprise_id, list_extract(${tiers}, max(list_position(${tiers}, tier))) AS tier,
        bool_or(tier IN (${sql.join(MONITORED_TIERS)})) AS monitored, bool_or(${isDueTier}) AS due
      FROM title
      WHERE valid_from <= ${end} AND ends_on > ${end}
      GROUP BY enterprise_id
    ),
    known AS (SELECT enterprise_id FROM live UNION SELECT enterprise_id FROM held),
    placed AS (
      SELECT
        k.enterprise_id, coalesce(g.region_id, l.region_id, t.region_id, f.region_id) AS region_id,
        h.tier, coalesce(h.monitored, FALSE) AS monitored, g.section,
        -- Who has closed owes nothing more, though a list may still carry its title.
        coalesce(h.due, FALSE) AND coalesce(g.closed_on > ${end}, TRUE) AS due
      FROM known k
      LEFT JOIN held h USING (enterprise_id)
      LEFT JOIN (SELECT * FROM register WHERE valid_from <= ${end} AND valid_to > ${end}) g USING (enterprise_id)
      LEFT JOIN live l USING (enterprise_id)
      LEFT JOIN titled t USING (enterprise_id)
      LEFT JOIN filed f USING (enterprise_id)
    )
    SELECT
      p.enterprise_id, p.region_id, r.province_id, r.prefecture_id, r.county_id, p.tier, p.monitored, p.section, p.due
    FROM placed p
    LEFT JOIN region r ON r.id = p.region_id`,
  );
}

/** Appends one period to `standing`: the members that hold a title. */
export async function insertStanding(database: Database, period: Period): Promise<void> {
  await database.run(sql`
    INSERT INTO standing
    SELECT ${period}, enterprise_id, region_id, province_id, prefecture_id, county_id, tier, monitored, section
    FROM member
    WHERE tier IS NOT NULL
    ORDER BY enterprise_id`);
}
