import { columnOf, sql } from '@tidu/domain';
import type { SnapshotFile } from './snapshot-file.js';

/** Figures shown of each version. */
const SHOWN = ['revenue', 'revenuePrior', 'totalProfit', 'rdExpense'] as const;
type ShownFigure = (typeof SHOWN)[number];

/** One version of one return. */
export interface FilingVersion {
  period: string;
  form: string;
  version: number;
  isLatest: boolean;
  receivedOn: string;
  late: boolean | null;
  /** The figures as they held with this version. */
  revenue: number | null;
  revenuePrior: number | null;
  totalProfit: number | null;
  rdExpense: number | null;
  /** Which of them it does not carry itself: they stayed as an earlier version has them. */
  kept: ShownFigure[];
  batchId: string;
  sheet: string;
  row: number;
}

/** Every version of every return of an enterprise, newest period first, of each the latest version first. */
export async function filingsOf(snapshot: SnapshotFile, id: string): Promise<FilingVersion[]> {
  const carries = (key: ShownFigure) => sql`list_contains(b.carried, ${columnOf(key)})`;
  // A version holds what it carries, and empty where it carries nothing; what it does not carry stays as it was before it.
  const held = SHOWN.map(
    key => sql`
      (last_value(CASE WHEN ${carries(key)} THEN {value: f.${sql.identifier(columnOf(key))}} END IGNORE NULLS) OVER until_then).value
        AS ${sql.identifier(key)}`,
  );
  const kept = SHOWN.map(
    key => sql`CASE WHEN NOT ${carries(key)} AND bool_or(${carries(key)}) OVER until_then THEN ${key} END`,
  );
  const rows = await snapshot.rows<
    Record<Exclude<keyof FilingVersion, 'kept'>, string | number | boolean | null> & { kept: string }
  >(sql`
    SELECT
      f.period, f.form, f.version, f.version = max(f.version) OVER (PARTITION BY f.period, f.form) AS "isLatest",
      coalesce(f.reported_on, f.received_on) AS "receivedOn", coalesce(f.reported_on, f.received_on) > d.due_on AS late,
      ${sql.join(held)}, concat_ws(' ', ${sql.join(kept)}) AS kept,
      f.batch_id AS "batchId", coalesce(f.sheet, '') AS sheet, f.row_no AS "row"
    FROM filing f
    JOIN source_batch b USING (batch_id)
    LEFT JOIN duty d ON d.period = f.period AND d.enterprise_id = f.enterprise_id
    WHERE f.enterprise_id = ${id}
    WINDOW until_then AS (PARTITION BY f.period, f.form ORDER BY f.version)
    ORDER BY f.period DESC, f.form, f.version DESC`);
  return rows.map(row => ({
    ...row,
    kept: row.kept.split(' ').filter(key => key !== ''),
  })) as unknown as FilingVersion[];
}
