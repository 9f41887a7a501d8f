import { sql, type Sql } from '@tidu/domain';
import type { Database } from '../database.js';
import { isOneOf } from '../read/snapshot-file.js';
import { MARTS } from './columns.js';

/** What a snapshot broke; it is thrown away, and the one before stays in use. */
export class SnapshotCheckFailed extends Error {
  readonly code = 'snapshot-check-failed';
  constructor(readonly failures: readonly string[]) {
    super(
      `The snapshot contradicts itself and was not published; the previous one stays in use. ${failures.join(' ')}`,
    );
    this.name = 'SnapshotCheckFailed';
  }
}

/**
 * Checks a built snapshot before anyone may read it.
 *
 * @param stale periods that were built anew; the others were checked when they were
 * @throws SnapshotCheckFailed with a sentence for each rule that is broken
 */
export async function checkSnapshot(database: Database, stale: readonly string[]): Promise<void> {
  const isStale = isOneOf(sql`period`, stale);
  const rules = [
    ...uniqueKeys(isStale),
    servedFromHistory(isStale),
    ...knownRegions(isStale),
    ...MARTS.flatMap(mart => partsAddUp(mart, isStale)),
  ];
  const failures: string[] = [];
  for (const { sentence, broken } of rules) {
    const found = await database.rows<{ example: string }>(
      sql`SELECT CAST(b AS VARCHAR) AS example FROM (${broken}) b LIMIT 3`,
    );
    if (found.length > 0) failures.push(`${sentence}: ${found.map(({ example }) => example).join(', ')}.`);
  }
  if (failures.length > 0) throw new SnapshotCheckFailed(failures);
}

/** A rule, and the rows that break it. */
interface Rule {
  sentence: string;
  broken: Sql;
}

function uniqueKeys(isStale: Sql): Rule[] {
  const enterprise = sql`enterprise_id`;
  // A title is one of an enterprise and a tier.
  const keys = { serving: enterprise, standing: enterprise, duty: enterprise, holding: sql`(enterprise_id, tier)` };
  return Object.entries(keys).map(([table, key]) => ({
    sentence: `An enterprise stands twice in one period of ${table}`,
    broken: sql`
      SELECT period, count(*) AS n_rows, count(DISTINCT ${key}) AS n_keys
      FROM ${sql.identifier(table)} WHERE ${isStale} GROUP BY period HAVING count(*) <> count(DISTINCT ${key})`,
  }));
}

function servedFromHistory(isStale: Sql): Rule {
  return {
    sentence: 'A served value has no filing behind it',
    broken: sql`SELECT s.period, s.enterprise_id FROM (SELECT * FROM serving WHERE ${isStale}) s ANTI JOIN filing f USING (period, enterprise_id)`,
  };
}

function knownRegions(isStale: Sql): Rule[] {
  return ['serving', 'standing', 'holding', 'duty', ...MARTS.map(({ mart }) => mart)].map(table => ({
    sentence: `A region in ${table} is not in the atlas`,
    broken: sql`
      SELECT DISTINCT t.region_id FROM (SELECT * FROM ${sql.identifier(table)} WHERE ${isStale}) t ANTI JOIN region r ON r.id = t.region_id
      WHERE t.region_id IS NOT NULL AND t.region_id <> 'none'`,
  }));
}

/** Regions of one level, and tiers, and sections, each add up to the root in every sum. */
function partsAddUp({ mart, sums }: (typeof MARTS)[number], isStale: Sql): Rule[] {
  const columns = [sql`n_rows`, ...sums.map(({ column }) => sql.identifier(column))];
  const parts = sql.join(columns.map(column => sql`sum(${column}) AS ${column}`));
  const differs = sql.join(
    columns.map(column => sql`p.${column} IS DISTINCT FROM w.${column}`),
    sql` OR `,
  );
  const rule = (sentence: string, cut: Sql, where: Sql): Rule => ({
    sentence: `${sentence} in ${mart}`,
    broken: sql`
      SELECT p.period, p.cut
      FROM (SELECT period, ${cut} AS cut, ${parts} FROM ${sql.identifier(mart)} WHERE ${isStale} AND ${where} GROUP BY ALL) p
      JOIN ${sql.identifier(mart)} w
        ON w.period = p.period AND w.level = 'root' AND w.tier = 'all' AND w.section = 'all'
      WHERE ${differs}`,
  });
  return [
    rule('Regions do not add up to the whole', sql`level`, sql`level <> 'root' AND tier = 'all' AND section = 'all'`),
    rule(
      'Tiers do not add up to the whole',
      sql`'tiers'`,
      sql`level = 'root' AND tier NOT IN ('all', 'monitored') AND section = 'all'`,
    ),
    rule(
      'Sections do not add up to the whole',
      sql`'sections'`,
      sql`level = 'root' AND tier = 'all' AND section <> 'all'`,
    ),
    {
      sentence: `Counties do not add up to their prefecture in ${mart}`,
      broken: sql`
        SELECT p.period, p.prefecture_id
        FROM (
          SELECT period, prefecture_id, ${parts} FROM ${sql.identifier(mart)}
          WHERE ${isStale} AND level = 'county' AND tier = 'all' AND section = 'all' AND prefecture_id IS NOT NULL
          GROUP BY ALL
        ) p
        JOIN ${sql.identifier(mart)} w
          ON w.period = p.period AND w.level = 'prefecture' AND w.region_id = p.prefecture_id AND w.tier = 'all' AND w.section = 'all'
        WHERE ${differs}`,
    },
  ];
}
