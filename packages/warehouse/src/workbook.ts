import { sql } from '@tidu/domain';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableOf } from './database.js';
import { shapeOf } from './sandbox/encode/shape.js';
import { xlsxEncoder } from './sandbox/encode/xlsx.js';

/** A column of a list that leaves as a workbook. */
export interface ListColumn {
  /** What stands in its head; unique within the list. */
  name: string;
  type: 'VARCHAR' | 'DOUBLE' | 'BIGINT' | 'DATE' | 'DECIMAL(18, 4)';
}

/**
 * A list as the bytes of an xlsx workbook with one sheet.
 *
 * @param rows cells in the order of the columns; null is an empty cell
 */
export async function* workbookOf(
  columns: readonly ListColumn[],
  rows: readonly (readonly (string | number | null)[])[],
): AsyncGenerator<Uint8Array> {
  const instance = await DuckDBInstance.create(':memory:');
  try {
    const connection = await instance.connect();
    const objects = rows.map(cells => Object.fromEntries(cells.map((cell, at) => [`c${at}`, cell])));
    const types = Object.fromEntries(columns.map(({ type }, at) => [`c${at}`, type]));
    const { text, values } = sql`SELECT * FROM ${tableOf(objects, types)}`;
    const result = await connection.stream(text, [...values]);
    const shapes = columns.map(({ name }, at) => shapeOf(name, result.columnType(at)));
    const encoder = xlsxEncoder(shapes);
    yield* encoder.begin();
    for (;;) {
      const chunk = await result.fetchChunk();
      if (!chunk || chunk.rowCount === 0) break;
      yield* encoder.rows(chunk, chunk.rowCount);
    }
    yield* encoder.end({ rows: rows.length, truncated: false, elapsedMs: 0 });
  } finally {
    instance.closeSync();
  }
}
