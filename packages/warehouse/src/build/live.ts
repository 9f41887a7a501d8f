import { sql } from '@tidu/domain';
import type { Database } from '../database.js';
import { FILED_COLUMNS } from './columns.js';

/**
 * Replaces the temporary table `live`: what holds for each enterprise in one period.
 *
 * Within a form the latest version that carries a column holds, even when it is empty there: a correction may take a
 * value back. A column absent from a version never overwrites. Between forms the latest value that is not empty holds.
 */
export async function createLive(database: Database, period: string): Promise<void> {
  const names = FILED_COLUMNS.map(({ name }) => ({ value: sql.identifier(name), seq: sql.identifier(`${name}__seq`) }));
  const within = names.flatMap(({ value, seq }) => [
    // Versions that do not carry the column are not looked at. A FILTER on each would cost ten times as much.
    sql`arg_max_null(c.${value}, CASE WHEN p.${value} THEN c.version END) AS ${value}`,
    sql`max(CASE WHEN p.${value} THEN c.seq END) AS ${seq}`,
  ]);
  const between = names.map(({ value, seq }) => sql`arg_max(${value}, ${seq}) AS ${value}`);
  const measures = sql.join(names.map(({ value }) => value));
  await database.refill(
    'live',
    sql`
    WITH counted AS (
      SELECT *, count(*) OVER (PARTITION BY enterprise_id) AS versions FROM filing WHERE period = ${period}
    ),
    per_form AS (
      SELECT
        c.enterprise_id, c.form, count(*) AS versions, max(c.seq) AS seq,
        arg_max(c.region_id, c.version) AS region_id, ${sql.join(within)}
      FROM counted c
      JOIN presence p USING (batch_id)
      WHERE c.versions > 1
      GROUP BY c.enterprise_id, c.form
    )
    SELECT enterprise_id, versions, region_id, ${measures} FROM counted WHERE versions = 1
    UNION ALL
    SELECT enterprise_id, sum(versions), arg_max(region_id, seq), ${sql.join(between)}
    FROM per_form
    GROUP BY enterprise_id`,
  );
}
