import path from 'node:path';
import { columnOf, sql, type SheetPlan } from '@tidu/domain';
import { openDatabase } from './database.js';
import { exists } from './build/seal.js';

/** Where a column of the lake stood in the sender's sheet. */
export interface ColumnOrigin {
  /** Letters of the column, `A` for the first. */
  letters: string;
  header: string;
  /** Unit the sender used; null where there was none. */
  unit: string | null;
}

/** Where each column of a batch stood, by its name in the lake. */
export type BatchOrigin = ReadonlyMap<string, ColumnOrigin>;

type Kept = Record<string, [index: number, header: string, unit: string | null]>;

/** How a sheet was laid out, as text that is kept in its lake file. */
export function originText({ columns }: SheetPlan): string {
  const kept: Kept = Object.fromEntries(
    columns.map(({ target, index, header, unit }) => [columnOf(target), [index, header, unit]]),
  );
  return JSON.stringify(kept);
}

/** How the sheets of these batches were laid out; a batch whose file does not say is absent. */
export async function readOrigins(home: string, batchIds: readonly string[]): Promise<Map<string, BatchOrigin>> {
  const origins = new Map<string, BatchOrigin>();
  const database = await openDatabase();
  try {
    for (const id of new Set(batchIds)) {
      const file = path.join(home, 'lake', `${id}.parquet`);
      if (!(await exists(file))) continue;
      const [kept] = await database.rows<{ text: string }>(
        sql`SELECT decode(value) AS text FROM parquet_kv_metadata(${file}) WHERE decode(key) = 'origin'`,
      );
      if (kept) origins.set(id, toOrigin(JSON.parse(kept.text) as Kept));
    }
    return origins;
  } finally {
    database.close();
  }
}

function toOrigin(kept: Kept): BatchOrigin {
  return new Map(
    Object.entries(kept).map(([column, [index, header, unit]]) => [column, { letters: letters(index), header, unit }]),
  );
}

function letters(index: number): string {
  return (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
}
