/**
 * What DuckDB's `json_serialize_sql` may say of a query. Anything else is refused, so a node that a new version invents cannot slip
 * through: SHOW_REF (DESCRIBE, SUMMARIZE, SHOW), TABLE_FUNCTION's relatives, DEFAULT and bound expressions are left out on purpose.
 */

/** `type` of query nodes, tables, modifiers and the details of types. */
export const NODE_TYPES: ReadonlySet<string> = new Set([
  'SELECT_NODE',
  'SET_OPERATION_NODE',
  'RECURSIVE_CTE_NODE',
  'CTE_NODE',
  'BASE_TABLE',
  'SUBQUERY',
  'JOIN',
  'TABLE_FUNCTION',
  'EXPRESSION_LIST',
  'EMPTY',
  'PIVOT',
  'ORDER_MODIFIER',
  'LIMIT_MODIFIER',
  'LIMIT_PERCENT_MODIFIER',
  'DISTINCT_MODIFIER',
  'ORDER_DEFAULT',
  'ASCENDING',
  'DESCENDING',
  'DECIMAL_TYPE_INFO',
  'LIST_TYPE_INFO',
  'ARRAY_TYPE_INFO',
  'STRUCT_TYPE_INFO',
  'STRING_TYPE_INFO',
  'ENUM_TYPE_INFO',
  'UNBOUND_TYPE_INFO',
  'GENERIC_TYPE_INFO',
  'INTEGER_LITERAL_TYPE_INFO',
]);

/** `class` of expressions. */
export const EXPRESSION_CLASSES: ReadonlySet<string> = new Set([
  'COLUMN_REF',
  'CONSTANT',
  'FUNCTION',
  'OPERATOR',
  'COMPARISON',
  'CONJUNCTION',
  'CASE',
  'CAST',
  'BETWEEN',
  'WINDOW',
  'SUBQUERY',
  'STAR',
  'LAMBDA',
  'COLLATE',
  'PARAMETER',
  'POSITIONAL_REFERENCE',
]);

/** `id` of value types. */
export const VALUE_TYPES: ReadonlySet<string> = new Set([
  'NULL',
  'BOOLEAN',
  'TINYINT',
  'SMALLINT',
  'INTEGER',
  'BIGINT',
  'HUGEINT',
  'UTINYINT',
  'USMALLINT',
  'UINTEGER',
  'UBIGINT',
  'UHUGEINT',
  'FLOAT',
  'DOUBLE',
  'DECIMAL',
  'VARCHAR',
  'BLOB',
  'BIT',
  'UUID',
  'DATE',
  'TIME',
  'TIME WITH TIME ZONE',
  'TIMESTAMP',
  'TIMESTAMP_S',
  'TIMESTAMP_MS',
  'TIMESTAMP_NS',
  'TIMESTAMP WITH TIME ZONE',
  'INTERVAL',
  'LIST',
  'ARRAY',
  'STRUCT',
  'MAP',
  'ENUM',
  'UNBOUND',
  'INTEGER_LITERAL',
  'STRING_LITERAL',
]);

/** Names of types that DuckDB resolves only when it binds. */
export const NAMED_TYPES: ReadonlySet<string> = new Set(['json', 'enum', 'int', 'integer', 'varchar', 'text']);

/** Columns that are none: DuckDB reads these names as functions of the session where no such column exists. */
export const SESSION_WORDS: ReadonlySet<string> = new Set([
  'current_user',
  'session_user',
  'user',
  'current_role',
  'current_schema',
  'current_catalog',
]);
