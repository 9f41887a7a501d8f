import { periodEnd, priorPeriod, sql, yearBefore, type Period } from '@tidu/domain';
import type { Database } from '../database.js';
import type { Source } from './sources.js';

const KEPT = ['register', 'title', 'titled', 'filed'] as const;

/** Sets aside what the snapshot says of the register and the titles, to be compared with what it comes to say. */
export async function rememberTimeless(database: Database): Promise<void> {
  for (const table of KEPT) {
    await database.run(sql`CREATE TEMP TABLE ${before(table)} AS SELECT * FROM ${sql.identifier(table)}`);
  }
}

/** Periods whose filings are not what they were: those of the batches that came or went. */
export function refiledPeriods(changed: readonly Source[]): Set<Period> {
  const filings = changed.filter(({ batch }) => batch.kind === 'filing');
  return new Set(filings.flatMap(({ periods }) => [...periods]).sort());
}

/**
 * Periods that do not say any more what the lake says: those filed anew, those whose year before was filed anew, and those
 * in which a changed register entry, title or stand-in name holds.
 *
 * @param periods every period there may be rows of, the year-ends the ladder starts from too
 */
export async function stalePeriods(
  database: Database,
  periods: readonly Period[],
  refiled: ReadonlySet<Period>,
): Promise<Set<Period>> {
  const since = await changedSince(database);
  const renamed = await periodsOfRenamed(database);
  return new Set(
    periods.filter(
      period =>
        refiled.has(period) ||
        refiled.has(priorPeriod(period)) ||
        // The size of an enterprise is that of its last full year.
        refiled.has(yearBefore(period)) ||
        renamed.has(period) ||
        (since !== null && periodEnd(period) >= since),
    ),
  );
}

/** The first day for which the register or the titles say something else than before; null where they do not. */
async function changedSince(database: Database): Promise<string | null> {
  const [found] = await database.rows<{ day: string | null }>(sql`
    WITH registered AS (
      SELECT TRUE AS now, enterprise_id, valid_from, valid_to, hash(*COLUMNS(c -> c NOT IN ('valid_to', 'batch_id'))) AS said
      FROM register
      UNION ALL
      SELECT FALSE, enterprise_id, valid_from, valid_to, hash(*COLUMNS(c -> c NOT IN ('valid_to', 'batch_id')))
      FROM ${before('register')}
    ),
    held AS (
      SELECT TRUE AS now, enterprise_id, valid_from, ends_on AS valid_to, hash(tier, action) AS said FROM title
      UNION ALL
      SELECT FALSE, enterprise_id, valid_from, ends_on, hash(tier, action) FROM ${before('title')}
    ),
    span AS (SELECT 'register' AS source, * FROM registered UNION ALL SELECT 'title', * FROM held)
    -- What began alike and ends on another day differs from the earlier end on.
    SELECT CAST(min(CASE WHEN n = 2 THEN ends ELSE valid_from END) AS VARCHAR) AS day
    FROM (
      SELECT valid_from, count(*) AS n, min(valid_to) AS ends
      FROM span
      GROUP BY source, enterprise_id, valid_from, said
      HAVING count(*) <> 2 OR min(valid_to) <> max(valid_to)
    )`);
  return found?.day ?? null;
}

/** Periods in which enterprises count whose stand-in name or region is another one. */
async function periodsOfRenamed(database: Database): Promise<Set<Period>> {
  const differences = (['titled', 'filed'] as const).map(
    table => sql`
      ((SELECT * FROM ${sql.identifier(table)} EXCEPT SELECT * FROM ${before(table)})
      UNION ALL (SELECT * FROM ${before(table)} EXCEPT SELECT * FROM ${sql.identifier(table)}))`,
  );
  const rows = await database.rows<{ period: string }>(sql`
    WITH renamed AS (SELECT DISTINCT enterprise_id FROM (${sql.join(differences, sql` UNION ALL `)}))
    SELECT DISTINCT period FROM serving SEMI JOIN renamed USING (enterprise_id)
    UNION SELECT DISTINCT period FROM standing SEMI JOIN renamed USING (enterprise_id)`);
  return new Set(rows.map(({ period }) => period));
}

function before(table: (typeof KEPT)[number]) {
  return sql.identifier(`${table}_before`);
}
