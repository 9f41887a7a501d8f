import type { DuckDBConnection } from '@duckdb/node-api';
import type { Vocabulary } from './check-tree.js';
import type { ReadStatement } from './read-tree.js';

/** Fewer enterprises than these may not be told apart by a figure that leaves its region; the domain's MIN_SAMPLE. */
const MIN_SAMPLE = 3;
/** Column that says whether a row of sums stands on fewer. */
export const SMALL_CELL = 'small_cell';
/** A longer number would lose digits on its way through JSON. */
const LONG_NUMBER = /\d{16}/;

type Json = Record<string, unknown>;

/**
 * The text of a query of sums with a last column that marks each row over fewer than three enterprises.
 *
 * Counted are different enterprises where the sums are over one of our tables, rows otherwise. A query that sums nothing up at its
 * top, or that joins whole results (UNION), stays as it is: null.
 *
 * @param statement as read, its tree checked
 */
export async function markSmallCells(
  connection: DuckDBConnection,
  { node: root, named_param_map }: ReadStatement,
  { text, vocabulary }: { text: string; vocabulary: Vocabulary },
): Promise<string | null> {
  if (LONG_NUMBER.test(text) || !isRecord(root) || root['type'] !== 'SELECT_NODE') return null;
  const { aggregates, enterpriseTables } = vocabulary;
  if (!sumsUp(root, aggregates)) return null;
  const counted = isOneOf(enterpriseTables, root['from_table']) ? 'count(DISTINCT enterprise_id)' : 'count(*)';
  const mark = await markOf(connection, counted);
  const node = { ...root, select_list: [...(root['select_list'] as unknown[]), mark] };
  const json = JSON.stringify({ error: false, statements: [{ node, named_param_map }] }, withoutPlaces);
  const statement = await connection.prepare('SELECT json_deserialize_sql(CAST($1 AS JSON))');
  statement.bind([json]);
  const [row] = (await statement.runAndReadAll()).getRows();
  return String(row![0]);
}

/** Places in the text say nothing any more, and the one for nowhere is too large for a number of JavaScript. */
const withoutPlaces = (key: string, value: unknown): unknown => (key === 'query_location' ? 0 : value);

async function markOf(connection: DuckDBConnection, counted: string): Promise<unknown> {
  const text = `SELECT ${counted} < ${MIN_SAMPLE} AS ${SMALL_CELL}`;
  const read = await connection.runAndReadAll(`SELECT json_serialize_sql('${text}')`);
  const tree = JSON.parse(String(read.getRows()[0]![0])) as { statements: { node: { select_list: unknown[] } }[] };
  return tree.statements[0]!.node.select_list[0];
}

function sumsUp(
  { group_expressions: groups, aggregate_handling: handling, select_list: list }: Json,
  aggregates: ReadonlySet<string>,
): boolean {
  if (handling === 'FORCE_AGGREGATES') return true;
  return (Array.isArray(groups) && groups.length > 0) || callsAggregate(list, aggregates);
}

/** Whether an expression sums rows up itself: windows and subqueries have rows of their own. */
function callsAggregate(node: unknown, aggregates: ReadonlySet<string>): boolean {
  if (Array.isArray(node)) return node.some(entry => callsAggregate(entry, aggregates));
  if (!isRecord(node) || node['class'] === 'WINDOW' || node['class'] === 'SUBQUERY') return false;
  if (node['class'] === 'FUNCTION' && aggregates.has(String(node['function_name']).toLowerCase())) return true;
  return Object.values(node).some(value => callsAggregate(value, aggregates));
}

function isOneOf(tables: ReadonlySet<string>, from: unknown): boolean {
  return isRecord(from) && from['type'] === 'BASE_TABLE' && tables.has(String(from['table_name']).toLowerCase());
}

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
