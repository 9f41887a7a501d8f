import type { EntityManager } from 'typeorm';

/** Any row by its property names; dates travel as text. */
type Row = object;

/**
 * Writes many rows in one statement: one JSON text, read by PostgreSQL with the table's own types.
 *
 * @param conflict columns whose row is replaced; a list without names of other columns skips a row that is there already
 */
export async function writeRows(
  manager: EntityManager,
  table: string,
  rows: readonly Row[],
  conflict: { on: string; update: boolean } | null = null,
): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!).map(columnName);
  const plain = rows.map(row =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [columnName(key), value])),
  );
  const set = columns.filter(column => column !== conflict?.on).map(column => `${column} = excluded.${column}`);
  const onConflict =
    conflict === null
      ? ''
      : `ON CONFLICT (${conflict.on}) DO ${conflict.update ? `UPDATE SET ${set.join(', ')}` : 'NOTHING'}`;
  await manager.query(
    `INSERT INTO ${table} (${columns.join(', ')})
     SELECT ${columns.join(', ')} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb) ${onConflict}`,
    [JSON.stringify(plain)],
  );
}

/** Names of properties become those of columns: `regionLine` → `region_line`; `from` and `to` are words of SQL. */
function columnName(key: string): string {
  return key.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
}
