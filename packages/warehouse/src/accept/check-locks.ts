import { sql, type Period, type SheetPlan, type Sql } from '@tidu/domain';
import type { Database } from '../database.js';
import { isOneOf } from '../read/snapshot-file.js';
import { attachPast } from './attach-past.js';

/** A period of some regions that is accepted: nothing more is taken for it. */
export interface Lock {
  period: Period;
  regionIds: readonly string[];
}

/**
 * Adds to `entry` the rows for a period that is locked where their enterprise reports: in the region the row names, else the
 * one the published snapshot knows, else the sender's own.
 */
export async function checkLocks(
  database: Database,
  plan: SheetPlan,
  told: Sql,
  { locks, snapshotFile, scopeId }: { locks: readonly Lock[]; snapshotFile: string | null; scopeId: string },
): Promise<void> {
  if (locks.length === 0 || plan.layout.kind !== 'filing') return;
  if (snapshotFile !== null) await attachPast(database, snapshotFile);
  const named = plan.columns.some(({ target }) => target === 'region') ? sql`t.region` : sql`NULL`;
  const known =
    snapshotFile === null
      ? sql`(SELECT NULL::VARCHAR AS enterprise_id, NULL::VARCHAR AS region_id)`
      : sql`(SELECT enterprise_id, region_id FROM past.enterprise)`;
  const isLocked = locks.map(
    ({ period, regionIds }) => sql`(period = ${period} AND ${isOneOf(sql`region_id`, regionIds)})`,
  );
  const position = plan.columns.findIndex(({ target }) => target === 'period');
  await database.run(sql`
    INSERT INTO entry (row_no, severity, code, position, found)
    SELECT row_no, 'refused', 'PERIOD_LOCKED', ${position < 0 ? null : position}, period
    FROM (
      SELECT t.row_no, t.period, coalesce(${named}, k.region_id, ${scopeId}) AS region_id
      FROM ${told} t LEFT JOIN ${known} k ON k.enterprise_id = t.enterprise_id
      WHERE t.kind IS NULL
    )
    WHERE ${sql.join(isLocked, sql` OR `)}`);
}
