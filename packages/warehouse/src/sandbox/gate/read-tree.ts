import type { DuckDBConnection } from '@duckdb/node-api';
import { placeOf, placeOfCharacter, Refused } from './refused.js';

/** One statement as `json_serialize_sql` writes it. */
export interface ReadStatement {
  node: unknown;
  named_param_map: unknown;
}

/** What `json_serialize_sql` answers. */
type Serialized =
  | { error: false; statements: ReadStatement[] }
  | { error: true; error_type: string; error_message: string; position?: string };

/** The tree of a text that is one SELECT; see `readStatement`. */
export async function readTree(connection: DuckDBConnection, text: string): Promise<unknown> {
  return (await readStatement(connection, text)).node;
}

/**
 * A text that is one SELECT, as DuckDB's own parser reads it; nothing is run.
 *
 * @throws Refused sql-syntax, sql-not-select, sql-several-statements
 */
export async function readStatement(connection: DuckDBConnection, text: string): Promise<ReadStatement> {
  const statement = await connection.prepare('SELECT json_serialize_sql(CAST($1 AS VARCHAR))');
  statement.bind([text]);
  const [row] = (await statement.runAndReadAll()).getRows();
  const read = parseTree(String(row![0]));
  if (read.error) throw refusalOf(read, text);
  if (read.statements.length === 0) throw new Refused('sql-empty');
  if (read.statements.length > 1) throw new Refused('sql-several-statements', { count: read.statements.length });
  return read.statements[0]!;
}

/** DuckDB writes a number beyond the range of DOUBLE as `Infinity`, which is no JSON. */
function parseTree(json: string): Serialized {
  try {
    return JSON.parse(json) as Serialized;
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refused('sql-value', { at: '–', position: -1, detail: 'Infinity' });
    throw error;
  }
}

function refusalOf({ error_type, error_message, position }: Serialized & { error: true }, text: string): Refused {
  if (error_type === 'not implemented') return new Refused('sql-not-select');
  const place = placeOfCharacter(text, position === undefined ? null : Number(position));
  const near = /at or near "([\s\S]*)"$/.exec(error_message)?.[1];
  if (near !== undefined) return new Refused('sql-syntax', { ...place, near });
  if (/end of input/.test(error_message)) return new Refused('sql-syntax', { ...placeOfEnd(text), near: '…' });
  return new Refused('sql-failed', { ...place, detail: error_message });
}

const placeOfEnd = (text: string) => placeOf(text, new TextEncoder().encode(text.trimEnd()).length);
