import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { Vocabulary } from './gate/index.js';
import type { WorkerFile } from './launch.js';

/**
 * What a stranger's database is opened with. `enable_external_access` is not among them: it would keep DuckDB from opening a file by its
 * descriptor, so it is switched off right after.
 */
const OPTIONS: Record<string, string> = {
  access_mode: 'READ_ONLY',
  threads: '1',
  memory_limit: '512MB',
  max_expression_depth: '120',
  errors_as_json: 'true',
  temp_directory: '',
  max_temp_directory_size: '0KB',
  extension_directory: '',
  home_directory: '',
  secret_directory: '',
  allow_persistent_secrets: 'false',
  allow_community_extensions: 'false',
  allow_unsigned_extensions: 'false',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  enable_external_file_cache: 'false',
};

/** In this order: the file system goes when the file is open, and what comes last keeps everything as it is. */
const LOCK = [
  `SET GLOBAL TimeZone = 'Asia/Shanghai'`,
  `SET GLOBAL enable_external_access = false`,
  `SET GLOBAL disabled_filesystems = 'LocalFileSystem'`,
  `SET GLOBAL lock_configuration = true`,
];

/** A database of one file that reads nothing else and cannot be told to. */
export interface LockedDatabase {
  /** Every query has a connection of its own: nothing one sets is met by the next. */
  connect(): Promise<DuckDBConnection>;
}

/** Opens a file read-only and locks it down; `attackOurselves` says whether that holds. */
export async function openLocked(file: string): Promise<LockedDatabase> {
  const instance = await DuckDBInstance.create(file, OPTIONS);
  const connection = await instance.connect();
  try {
    for (const statement of LOCK) await connection.run(statement);
  } finally {
    connection.closeSync();
  }
  return { connect: () => instance.connect() };
}

/** The names a query may use: the given tables and macros. */
export async function readVocabulary(database: LockedDatabase, allowed: Omit<WorkerFile, 'file'>): Promise<Vocabulary> {
  const connection = await database.connect();
  try {
    const names = await connection.runAndReadAll(`
      SELECT table_name FROM duckdb_tables() UNION SELECT view_name FROM duckdb_views()
      UNION SELECT schema_name FROM duckdb_schemas() UNION SELECT database_name FROM duckdb_databases()`);
    const dictionary = await connection.runAndReadAll(`
      SELECT 'table', table_name FROM duckdb_columns() WHERE column_name = 'enterprise_id'
      UNION SELECT 'aggregate', function_name FROM duckdb_functions() WHERE function_type = 'aggregate'`);
    const known = (kind: string) =>
      lower(dictionary.getRows().flatMap(([of, name]) => (of === kind ? [String(name)] : [])));
    const lower = (list: readonly string[]) => new Set(list.map(name => name.toLowerCase()));
    return {
      tables: lower(allowed.tables),
      tableFunctions: lower(allowed.tableFunctions),
      functions: lower(allowed.functions),
      taken: lower([...names.getRows().map(([name]) => String(name)), ...allowed.tables]),
      enterpriseTables: known('table'),
      aggregates: known('aggregate'),
    };
  } finally {
    connection.closeSync();
  }
}
