import { MONITORED_TIERS, periodEnd, sql, yearBefore, type Period } from '@tidu/domain';
import type { Database } from '../database.js';
import { DIMENSIONS } from './columns.js';

/** Days before its end in which a title counts as about to expire: half a year, as the first warning of an end. */
const EXPIRING_DAYS = 180;

/**
 * Appends one period to `holding`: every title in force at its end, and those that came or went since January.
 *
 * A title that begins while the enterprise holds the same tier is a renewal; one that ends while another of that tier
 * goes on has not expired.
 */
export async function insertHoldings(database: Database, period: Period): Promise<void> {
  const end = sql`CAST(${periodEnd(period)} AS DATE)`;
  const start = sql`CAST(${periodEnd(yearBefore(period))} AS DATE)`;
  const sinceJanuary = (day: string) => sql`${sql.identifier(day)} > ${start} AND ${sql.identifier(day)} <= ${end}`;
  const dimensions = DIMENSIONS.filter(name => name !== 'tier' && name !== 'monitored');
  await database.run(sql`
    INSERT INTO holding
    WITH linked AS (
      SELECT
        *, EXISTS (
          FROM title b WHERE b.enterprise_id = t.enterprise_id AND b.tier = t.tier
            AND b.valid_from < t.valid_from AND b.ends_on >= t.valid_from
        ) AS continues,
        EXISTS (
          FROM title a WHERE a.enterprise_id = t.enterprise_id AND a.tier = t.tier
            AND a.valid_from <= t.ends_on AND a.ends_on > t.ends_on
        ) AS goes_on
      FROM title t
      WHERE valid_from < ends_on AND valid_from <= ${end}
    ),
    told AS (
      SELECT
        enterprise_id, tier, bool_or(ends_on > ${end}) AS held, max(ends_on) AS last_day,
        max(valid_from) FILTER (WHERE NOT continues AND ${sinceJanuary('valid_from')}) AS granted_on,
        max(valid_from) FILTER (WHERE continues AND ${sinceJanuary('valid_from')}) AS renewed_on,
        max(ends_on) FILTER (WHERE NOT goes_on AND cancelled_on IS NULL AND ${sinceJanuary('ends_on')}) AS expired_on,
        max(cancelled_on) FILTER (WHERE NOT goes_on AND ${sinceJanuary('cancelled_on')}) AS cancelled_on,
        -- A list may already tell of what begins after the period.
        (SELECT max(f.ends_on) FROM title f WHERE f.enterprise_id = linked.enterprise_id AND f.tier = linked.tier) AS known_until
      FROM linked
      GROUP BY enterprise_id, tier
    )
    SELECT
      ${period}, enterprise_id, ${sql.join(dimensions.slice(0, 4).map(name => sql`m.${sql.identifier(name)}`))},
      t.tier, t.tier IN (${sql.join(MONITORED_TIERS)}), ${sql.join(dimensions.slice(4).map(name => sql`m.${sql.identifier(name)}`))},
      held, granted_on IS NOT NULL, renewed_on IS NOT NULL, held AND known_until <= ${end} + ${EXPIRING_DAYS},
      expired_on IS NOT NULL, cancelled_on IS NOT NULL, granted_on, renewed_on, expired_on, cancelled_on
    FROM told t
    JOIN member m USING (enterprise_id)
    WHERE held OR coalesce(granted_on, renewed_on, expired_on, cancelled_on) IS NOT NULL
    ORDER BY enterprise_id, t.tier`);
}
