import { DuckDBDecimalValue, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { sql, type Sql } from '../src/sql.js';

/** What a cell of an answer is; decimals and big integers come as numbers. */
export type Cell = string | number | boolean | null | Cell[];

/** A real DuckDB in memory, in which the SQL of this room is tried. */
export interface DuckDb {
  run(statement: Sql): Promise<void>;
  rows<Row extends Record<string, Cell>>(statement: Sql): Promise<Row[]>;
  /** The value of one expression. */
  value(expression: Sql): Promise<Cell>;
  close(): void;
}

/** Opens an empty database and runs these statements in it. */
export async function openDuckDb(statements: readonly string[] = []): Promise<DuckDb> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  const rows = async <Row extends Record<string, Cell>>({ text, values }: Sql): Promise<Row[]> => {
    const reader = await connection.runAndReadAll(text, [...values]);
    const names = reader.columnNames();
    return reader
      .getRows()
      .map(row => Object.fromEntries(names.map((name, at) => [name, toCell(row[at] ?? null)])) as Row);
  };
  return {
    rows,
    run: async ({ text, values }) => void (await connection.run(text, [...values])),
    value: async expression => (await rows<{ value: Cell }>(sql`SELECT ${expression} AS value`))[0]!.value,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function toCell(value: DuckDBValue): Cell {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value as Cell;
  if (typeof value === 'bigint' || value instanceof DuckDBDecimalValue) return Number(value.toString());
  if (typeof value === 'object' && 'items' in value && Array.isArray(value.items)) return value.items.map(toCell);
  return String(value);
}
