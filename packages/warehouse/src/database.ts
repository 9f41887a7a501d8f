import { sql, type Sql } from '@tidu/domain';
import {
  DuckDBDecimalValue,
  DuckDBInstance,
  type DuckDBConnection,
  type DuckDBPreparedStatement,
  type DuckDBValue,
} from '@duckdb/node-api';

/** A value as it leaves DuckDB: decimals and big integers become numbers, dates become ISO text. */
export type Cell = string | number | boolean | null;

/** A DuckDB database being written, one statement after the other. */
export interface Database {
  run(statement: Sql): Promise<void>;
  /** Fills a temporary table anew with the rows of a query; it is made at the first time. */
  refill(table: string, query: Sql): Promise<void>;
  rows<Row extends Record<string, Cell>>(statement: Sql): Promise<Row[]>;
  /** Runs the statements of a `.sql` file. */
  script(text: string): Promise<void>;
  close(): void;
}

/** Opens a database file for writing, or one in memory. */
export async function openDatabase(file = ':memory:', options: Record<string, string> = {}): Promise<Database> {
  const instance = await DuckDBInstance.create(file, options);
  const connection = await instance.connect();
  const planned = new Map<string, DuckDBPreparedStatement>();
  // A statement that is run for every period is planned once: with hundreds of columns the plan costs more than the rows.
  const run = async ({ text, values }: Sql) => {
    const statement = planned.get(text) ?? (await connection.prepare(text));
    planned.set(text, statement);
    statement.bind([...values]);
    await statement.run();
  };
  const filled = new Set<string>();
  return {
    run,
    refill: async (table, query) => {
      const name = sql.identifier(table);
      // Replacing the table itself would make every plan that reads it void.
      if (!filled.has(table)) {
        filled.add(table);
        return run(sql`CREATE TEMP TABLE ${name} AS ${query}`);
      }
      await run(sql`DELETE FROM ${name}`);
      await run(sql`INSERT INTO ${name} ${query}`);
    },
    rows: statement => readRows(connection, statement),
    script: async text => void (await connection.run(text)),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** The rows of an answer that is small enough for row objects. */
export async function readRows<Row extends Record<string, Cell>>(
  connection: DuckDBConnection,
  { text, values }: Sql,
): Promise<Row[]> {
  const reader = await connection.runAndReadAll(text, [...values]);
  return toRows<Row>(reader.columnNames(), reader.getRows());
}

/** Row objects from rows of DuckDB values. */
export function toRows<Row extends Record<string, Cell>>(
  names: readonly string[],
  rows: readonly DuckDBValue[][],
): Row[] {
  return rows.map(row => Object.fromEntries(names.map((name, index) => [name, toCell(row[index] ?? null)])) as Row);
}

/** A list of objects as a table: one bound JSON text, read by DuckDB with these column types. */
export function tableOf(rows: readonly Record<string, unknown>[], types: Record<string, string | string[]>): Sql {
  return sql`(SELECT unnest(from_json(${JSON.stringify(rows)}, ${JSON.stringify([types])}), max_depth := 2))`;
}

// The nearest double to the exact decimal: parsing its digits rounds once, where dividing by the scale rounds twice.
function toCell(value: DuckDBValue): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (typeof value === 'bigint' || value instanceof DuckDBDecimalValue) return Number(value.toString());
  return String(value);
}
