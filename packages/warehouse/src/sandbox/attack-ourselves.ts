import type { DuckDBConnection } from '@duckdb/node-api';
import { checkText, checkTree, readTree, Refused, type Vocabulary } from './gate/index.js';
import type { LockedDatabase } from './locked-database.js';

/** A file that is certainly there and readable: the program itself. */
const OURSELVES = process.argv[1] ?? process.execPath;

/** What must fail on a connection that no gate guards: settings do not read back truthfully, so the lock is tried, not asked. */
const PAST_THE_GATE = [
  `SELECT * FROM read_text('${OURSELVES}')`,
  `SELECT * FROM read_csv('${OURSELVES}', columns = {'a': 'VARCHAR'}, delim = '', quote = '', escape = '')`,
  `SELECT * FROM '${OURSELVES}'`,
  `SELECT * FROM glob('/*') LIMIT 1`,
  `COPY (SELECT 1 AS a) TO '/tmp/tidu-sandbox-attack.csv' (FORMAT csv, USE_TMP_FILE false)`,
  `COPY (SELECT 1 AS a) TO '/dev/stdout' (FORMAT csv)`,
  `ATTACH '/tmp/tidu-sandbox-attack.duckdb' AS attacked`,
  `EXPORT DATABASE '/tmp/tidu-sandbox-attack'`,
  `INSTALL httpfs`,
  `LOAD '${OURSELVES}'`,
  `CREATE TABLE main.tidu_sandbox_attack (a INTEGER)`,
  `SET threads = 4`,
  `SET memory_limit = '4GB'`,
  `SET enable_external_access = true`,
  `SET disabled_filesystems = ''`,
  `RESET disabled_filesystems`,
  `SET lock_configuration = false`,
];

/** What the gate itself must refuse. */
const AT_THE_GATE = [
  `SELECT * FROM duckdb_settings()`,
  `SELECT * FROM information_schema.tables`,
  `SELECT current_setting('memory_limit')`,
  `SELECT * FROM query('SELECT 1')`,
  `DESCRIBE SELECT 1`,
  `SET threads = 4`,
  `SELECT 1; SELECT 2`,
  `WITH duckdb_tables AS (SELECT 1) SELECT * FROM duckdb_tables`,
  `${'/*'.repeat(50)} ${'*/'.repeat(50)} SELECT 1`,
];

/** What a shell, or the system, puts there by itself; it tells nothing. */
const HARMLESS = /^(?:PWD|OLDPWD|SHLVL|_|__CF\w*)$/;

/**
 * Attacks the database as a stranger would.
 *
 * @param environment of the process, which must be empty
 * @returns what went through, or null where everything held
 */
export async function attackOurselves(
  database: LockedDatabase,
  vocabulary: Vocabulary,
  environment: NodeJS.ProcessEnv,
): Promise<string | null> {
  const told = Object.keys(environment).filter(name => !HARMLESS.test(name));
  if (told.length > 0) return `environment: ${told.join(', ')}`;
  const connection = await database.connect();
  try {
    for (const attack of PAST_THE_GATE) if (await succeeds(connection, attack)) return attack;
    for (const attack of AT_THE_GATE) if (await passes(connection, attack, vocabulary)) return attack;
    return null;
  } finally {
    connection.closeSync();
  }
}

async function succeeds(connection: DuckDBConnection, attack: string): Promise<boolean> {
  return connection.run(attack).then(
    () => true,
    () => false,
  );
}

async function passes(connection: DuckDBConnection, attack: string, vocabulary: Vocabulary): Promise<boolean> {
  try {
    checkText(attack);
    checkTree(await readTree(connection, attack), attack, vocabulary);
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}
