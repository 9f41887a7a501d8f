import { sql, type Period, type Sql } from '@tidu/domain';
import type { Database } from '../database.js';
import { REGION_KEY, type Level } from '../grain.js';
import { NO_KEY } from '../question.js';
import { MARTS } from './columns.js';

/**
 * Appends one period to every mart: the sums of the catalogue by region, tier and section.
 *
 * Kept are the root, provinces, prefectures and counties, each × (all, monitored, each tier) × (all, each section); a
 * county by tier and section at once is computed from the rows when asked, because nearly all such cells hold one or two
 * enterprises. Sums are exact decimals, so adding cells up gives the same figure as adding the rows.
 */
export async function insertMarts(
  database: Database,
  period: Period,
  root: { id: string; level: string },
): Promise<void> {
  const levels: Level[] =
    root.level === 'country' ? ['root', 'province', 'prefecture', 'county'] : ['root', 'prefecture', 'county'];
  for (const { over, mart, sums } of MARTS) {
    const columns = sums.map(({ column }) => sql.identifier(column));
    const aggregates = sums.map(({ aggregate, column }) => sql`${aggregate} AS ${sql.identifier(column)}`);
    await database.refill(
      `cell_${over}`,
      sql`
      SELECT
        region_id, province_id, prefecture_id, coalesce(tier, ${NO_KEY}) AS tier, coalesce(section, ${NO_KEY}) AS section,
        monitored, count(*) AS n_rows, ${sql.join(aggregates)}
      FROM ${sql.identifier(over)}
      WHERE period = ${period}
      GROUP BY ALL`,
    );
    const cells = sql.identifier(`cell_${over}`);
    const totals = sql.join([sql`n_rows`, ...columns].map(column => sql`sum(${column}) AS ${column}`));
    const rollUps = levels.flatMap(level => [
      rollUp({ cells, level, totals, tiers: 'each' }),
      rollUp({ cells, level, totals, tiers: 'monitored' }),
    ]);
    await database.run(sql`
      INSERT INTO ${sql.identifier(mart)}
      SELECT
        ${period}, c.level, CASE WHEN c.level = 'root' THEN ${root.id} ELSE c.key END, r.province_id, r.prefecture_id,
        c.cut_tier, c.cut_section, ${sql.join([sql`n_rows`, ...columns].map(column => sql`c.${column}`))}
      FROM (${sql.join(rollUps, sql` UNION ALL `)}) c
      LEFT JOIN region r ON r.id = c.key
      ORDER BY c.level, c.key, c.cut_tier, c.cut_section`);
  }
}

function rollUp({
  cells,
  level,
  totals,
  tiers,
}: {
  cells: Sql;
  level: Level;
  totals: Sql;
  tiers: 'each' | 'monitored';
}): Sql {
  const sets = tiers === 'monitored' ? sql`(key), (key, section)` : sql`(key), (key, tier), (key, section)`;
  const cross = tiers === 'each' && level !== 'county' ? sql`, (key, tier, section)` : sql.empty;
  const tier = tiers === 'monitored' ? sql`'monitored'` : sql`CASE WHEN grouping(tier) = 1 THEN 'all' ELSE tier END`;
  return sql`
    SELECT
      CAST(${level} AS VARCHAR) AS level, key, ${tier} AS cut_tier,
      CASE WHEN grouping(section) = 1 THEN 'all' ELSE section END AS cut_section, ${totals}
    FROM (SELECT ${REGION_KEY[level]} AS key, * FROM ${cells} ${tiers === 'monitored' ? sql`WHERE monitored` : sql.empty})
    GROUP BY GROUPING SETS (${sets}${cross})`;
}
