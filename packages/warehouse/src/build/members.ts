import {
  ageBandSql,
  isDue,
  monthOf,
  MONITORED_TIERS,
  periodEnd,
  sizeClassSql,
  sql,
  TIERS,
  yearBefore,
  type Period,
} from '@tidu/domain';
import type { Database } from '../database.js';
import { DIMENSIONS } from './columns.js';

const tiers = sql`list_value(${sql.join(TIERS)})`;
const dimensions = sql.join(DIMENSIONS.map(sql.identifier));

/**
 * Replaces the temporary table `member`: every enterprise there is, with where it belongs at the end of the period (region,
 * highest tier, industry, team, size, age), and whether it owes a return.
 *
 * The region is the register's as of the period's end; for an enterprise that is not registered, the one it filed under.
 * The size is that of the figures of the last full year.
 */
export async function createMembers(database: Database, period: Period): Promise<void> {
  const end = sql`CAST(${periodEnd(period)} AS DATE)`;
  const dueTiers = TIERS.filter(tier => isDue([tier], period));
  const isDueTier = dueTiers.length === 0 ? sql`FALSE` : sql`tier IN (${sql.join(dueTiers)})`;
  const isWholeYear = monthOf(period) === 12;
  const lastYear = isWholeYear ? sql`live` : sql`(SELECT * FROM serving WHERE period = ${yearBefore(period)})`;
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
    known AS (
      SELECT enterprise_id FROM live
      UNION SELECT enterprise_id FROM register UNION SELECT enterprise_id FROM titled UNION SELECT enterprise_id FROM filed
    ),
    placed AS (
      SELECT
        k.enterprise_id, coalesce(g.region_id, l.region_id, t.region_id, f.region_id) AS region_id,
        h.tier, coalesce(h.monitored, FALSE) AS monitored, g.section, g.industry_code, g.team, g.founded_on,
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
      p.enterprise_id, p.region_id, r.province_id, r.prefecture_id, r.county_id, p.tier, p.monitored, p.section,
      i.division, i.industry_group, i.team,
      CASE WHEN y.enterprise_id IS NOT NULL THEN ${sizeClassSql(sql`i.size_line`, { employees: sql`coalesce(y.employees, y.average_employees)`, revenue: sql`y.revenue`, assets: sql`y.total_assets` })} END AS size_class,
      ${ageBandSql(sql`p.founded_on`, end)} AS age_band, p.due
    FROM placed p
    LEFT JOIN region r ON r.id = p.region_id
    LEFT JOIN classed i
      ON i.industry_code IS NOT DISTINCT FROM p.industry_code AND i.section IS NOT DISTINCT FROM p.section AND i.named_team IS NOT DISTINCT FROM p.team
    LEFT JOIN ${lastYear} y USING (enterprise_id)`,
  );
}

/** Appends one period to `standing`: the members that hold a title. */
export async function insertStanding(database: Database, period: Period): Promise<void> {
  await database.run(sql`
    INSERT INTO standing
    SELECT ${period}, enterprise_id, ${dimensions}
    FROM member
    WHERE tier IS NOT NULL
    ORDER BY enterprise_id`);
}

/** Fills `today` with where every enterprise belongs at the end of the newest period, which `member` must hold. */
export async function insertToday(database: Database): Promise<void> {
  await database.run(sql`DELETE FROM today`);
  await database.run(sql`INSERT INTO today SELECT enterprise_id, ${dimensions} FROM member ORDER BY enterprise_id`);
}
