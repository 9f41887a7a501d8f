import { ALLOWED_FUNCTIONS, ALLOWED_TABLE_FUNCTIONS } from './functions.js';
import { placeOf, Refused, type SqlErrorCode } from './refused.js';
import { EXPRESSION_CLASSES, NAMED_TYPES, NODE_TYPES, SESSION_WORDS, VALUE_TYPES } from './tree-words.js';

/** What a query may name. All names in lower case. */
export interface Vocabulary {
  /** Tables and views of the schema `main` that may be read. */
  tables: ReadonlySet<string>;
  /** Table macros of our own. */
  tableFunctions: ReadonlySet<string>;
  /** Scalar macros of our own. */
  functions: ReadonlySet<string>;
  /** Every table, view and schema the file or DuckDB itself has: no name of a WITH may be one of these. */
  taken: ReadonlySet<string>;
  /** Tables with a column `enterprise_id`, and functions that sum rows up: by these, sums over few enterprises are known. */
  enterpriseTables: ReadonlySet<string>;
  aggregates: ReadonlySet<string>;
}

/**
 * Walks the tree of one SELECT and refuses whatever is not known to be harmless.
 *
 * Names of WITH are followed as they nest, but nothing depends on that: none of them may be the name of something that exists, so a
 * reference that DuckDB understands otherwise leads nowhere.
 *
 * @param root `statements[0].node` of json_serialize_sql
 * @throws Refused sql-table-unknown, sql-function-refused, sql-name-taken, sql-construct-refused
 */
export function checkTree(root: unknown, text: string, vocabulary: Vocabulary): void {
  new TreeCheck(text, vocabulary).walk(root, new Set());
}

type Json = Record<string, unknown>;

/** Names of `WITH` that a node sees. */
type Scope = ReadonlySet<string>;

const PLAIN_NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const OPERATOR = /^[^\p{L}\p{N}_]+$/u;
const NAMES_OF_NODES: Record<string, string> = { SHOW_REF: 'DESCRIBE / SHOW / SUMMARIZE' };

class TreeCheck {
  /** The call inside a TABLE_FUNCTION is an expression too; it is measured by the list of table functions alone. */
  private readonly tableCalls = new WeakSet<object>();

  constructor(
    private readonly text: string,
    private readonly vocabulary: Vocabulary,
  ) {}

  walk(node: unknown, scope: Scope): void {
    if (Array.isArray(node)) return node.forEach(entry => this.walk(entry, scope));
    if (!isRecord(node)) return;
    if (typeof node['class'] === 'string') this.checkExpression(node, node['class']);
    else if (typeof node['type'] === 'string') this.checkNode(node, node['type'], scope);
    if (typeof node['id'] === 'string') this.checkType(node, node['id']);
    const inner = this.withNames(node, scope);
    for (const [key, value] of Object.entries(node)) if (key !== 'cte_map') this.walk(value, inner);
  }

  private checkNode(node: Json, type: string, scope: Scope): void {
    if (!NODE_TYPES.has(type)) this.refuse('sql-construct-refused', node, { what: NAMES_OF_NODES[type] ?? type });
    if (type === 'BASE_TABLE') this.checkTable(node, scope);
    if (type === 'TABLE_FUNCTION') this.checkTableFunction(node);
  }

  private checkExpression(node: Json, kind: string): void {
    if (!EXPRESSION_CLASSES.has(kind)) this.refuse('sql-construct-refused', node, { what: kind });
    if ('function_name' in node && !this.tableCalls.has(node)) this.checkFunction(node);
    const columns = node['column_names'];
    if (kind === 'COLUMN_REF' && Array.isArray(columns) && columns.length === 1 && isSessionWord(columns[0])) {
      this.refuse('sql-function-refused', node, { name: String(columns[0]) });
    }
  }

  private checkFunction(node: Json): void {
    const name = String(node['function_name']);
    if (node['export_state'] === true) this.refuse('sql-construct-refused', node, { what: 'EXPORT_STATE' });
    const known = name.toLowerCase();
    if (OPERATOR.test(name) || ALLOWED_FUNCTIONS.has(known) || this.vocabulary.functions.has(known)) return;
    this.refuse('sql-function-refused', node, { name });
  }

  private checkTableFunction(node: Json): void {
    const call = isRecord(node['function']) ? node['function'] : {};
    const name = String(call['function_name']);
    const isKnown =
      ALLOWED_TABLE_FUNCTIONS.has(name.toLowerCase()) || this.vocabulary.tableFunctions.has(name.toLowerCase());
    if (!isKnown || Boolean(call['schema']) || Boolean(call['catalog'])) {
      this.refuse('sql-function-refused', call, { name });
    }
    this.tableCalls.add(call);
  }

  private checkTable(node: Json, scope: Scope): void {
    const [catalog, schema, table] = [node['catalog_name'], node['schema_name'], node['table_name']].map(name =>
      String(name ?? ''),
    ) as [string, string, string];
    if (node['at_clause'] !== null) this.refuse('sql-construct-refused', node, { what: 'AT' });
    const known = table.toLowerCase();
    const isBare = catalog === '' && schema === '';
    const isMain = catalog === '' && ['', 'main'].includes(schema.toLowerCase());
    if ((isBare && scope.has(known)) || (isMain && this.vocabulary.tables.has(known))) return;
    const name = [catalog, schema, table].filter(part => part !== '').join('.');
    this.refuse('sql-table-unknown', node, { name, known: [...this.vocabulary.tables].join(', ') });
  }

  private checkType(node: Json, id: string): void {
    if (!VALUE_TYPES.has(id)) this.refuse('sql-construct-refused', node, { what: id });
    const name = isRecord(node['type_info']) ? node['type_info']['name'] : undefined;
    if (name === undefined || NAMED_TYPES.has(String(name).toLowerCase())) return;
    this.refuse('sql-construct-refused', node, { what: String(name) });
  }

  /** The scope inside a node: its own names of WITH come one after the other, each seeing those before it and itself. */
  private withNames(node: Json, scope: Scope): Scope {
    let inner = scope;
    for (const { name, query } of namesOf(node)) {
      const known = name.toLowerCase();
      if (!PLAIN_NAME.test(name) || this.vocabulary.taken.has(known)) {
        this.refuse('sql-name-taken', node, { name });
      }
      inner = new Set([...inner, known]);
      this.walk(query, inner);
    }
    return inner;
  }

  private refuse(code: SqlErrorCode, node: Json, facts: Record<string, string>): never {
    const byte = typeof node['query_location'] === 'number' ? node['query_location'] : null;
    throw new Refused(code, { ...placeOf(this.text, byte), ...facts });
  }
}

/** What a node names: by WITH, or as the recursive part of one. */
function namesOf(node: Json): { name: string; query: unknown }[] {
  const map = isRecord(node['cte_map']) ? node['cte_map']['map'] : [];
  const named = Array.isArray(map) ? map.filter(isRecord) : [];
  const listed = named.map(({ key, value }) => ({ name: String(key), query: value as unknown }));
  return typeof node['cte_name'] === 'string' ? [...listed, { name: node['cte_name'], query: null }] : listed;
}

const isSessionWord = (name: unknown): boolean => SESSION_WORDS.has(String(name).toLowerCase());
const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
