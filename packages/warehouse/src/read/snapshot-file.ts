import { sql, TiduError, type Sql } from '@tidu/domain';
import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import { exists, hashFile } from '../build/seal.js';
import { readRows, type Cell } from '../database.js';

/** A snapshot file open for reading. */
export interface SnapshotFile {
  rows<Row extends Record<string, Cell>>(statement: Sql): Promise<Row[]>;
  close(): void;
}

/** One whose answers may be too large for row objects. */
export interface ColumnarFile extends SnapshotFile {
  /** An answer column by column; empty columns where there is no row. */
  columns(statement: Sql): Promise<DuckDBValue[][]>;
}

/** Several connections answer side by side; one would queue every page behind the slowest. */
const CONNECTIONS = 4;

/**
 * Opens a snapshot read-only, after its bytes were compared with the recorded hash.
 *
 * @throws TiduError `snapshot-damaged` when they differ, the file is gone, or a log stands beside it that DuckDB would replay
 */
export async function openSnapshotFile({
  file,
  fileSha256,
}: {
  file: string;
  fileSha256: string;
}): Promise<ColumnarFile> {
  const damaged = () => new TiduError('snapshot-damaged', { id: /(s\d{8})\.duckdb$/.exec(file)?.[1] ?? file });
  if (!(await exists(file)) || (await exists(`${file}.wal`))) throw damaged();
  if ((await hashFile(file)) !== fileSha256) throw damaged();
  const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY', enable_external_access: 'false' });
  const connections: DuckDBConnection[] = [];
  for (let at = 0; at < CONNECTIONS; at++) connections.push(await instance.connect());
  let turn = 0;
  const next = () => {
    turn = (turn + 1) % CONNECTIONS;
    return connections[turn]!;
  };
  return {
    rows: statement => readRows(next(), statement),
    columns: async ({ text, values }) => {
      const answer = await next().runAndReadAll(text, [...values]);
      // of an answer without rows the binding knows no columns
      return answer.currentRowCount > 0 ? answer.getColumns() : Array.from({ length: answer.columnCount }, () => []);
    },
    close: () => {
      for (const connection of connections) connection.closeSync();
      instance.closeSync();
    },
  };
}

/** A list of bound values, or a condition that is never met for an empty one. */
export function isOneOf(column: Sql, values: readonly string[]): Sql {
  return values.length === 0 ? sql`FALSE` : sql`${column} IN (${sql.join(values)})`;
}
