import { createHash } from 'node:crypto';
import { sql, type Period, type Sql } from '@tidu/domain';
import { tableOf, type Database } from '../database.js';
import { MARTS } from './columns.js';

/** Which batch a row came in, where it stood there, and when we learned it, is provenance and no content. */
const CONTENT = sql`COLUMNS(c -> c NOT IN ('batch_id', 'seq', 'recorded_at', 'sheet', 'row_no'))`;

type Ordered = readonly [table: string, order: Sql];

/** Tables whose rows have no period, each with the order of its rows. */
const TIMELESS: readonly Ordered[] = [
  ['region', sql`id`],
  ['industry', sql`code`],
  ['enterprise', sql`enterprise_id`],
  ['register', sql`enterprise_id, valid_from`],
  ['title', sql`enterprise_id, valid_from, tier, action`],
  ['today', sql`enterprise_id`],
];

const PERIODIC: readonly Ordered[] = [
  ['filing', sql`enterprise_id, form, version`],
  ['serving', sql`enterprise_id`],
  ['standing', sql`enterprise_id`],
  ['holding', sql`enterprise_id, tier`],
  ['duty', sql`enterprise_id`],
  ...MARTS.map(({ mart }): Ordered => [mart, sql`level, region_id, tier, section`]),
];

/** One table, or one period of it, and the hash of its rows. */
export interface Part {
  table: string;
  period: Period | null;
  hash: string;
}

/**
 * Hash of everything a reader can see in a snapshot, free of where it came from: two snapshots with the same filings,
 * titles and register have the same hash, whatever files those came in and in whatever steps they were built.
 *
 * Each period of each table is hashed on its own and kept in `part`, so that no more than one period is in memory, and only
 * what was built anew is hashed anew.
 *
 * @param stale periods that were built anew
 */
export async function contentHash(
  database: Database,
  periods: readonly Period[],
  stale: ReadonlySet<Period>,
): Promise<string> {
  const before = await keptParts(database);
  const parts: Part[] = [];
  for (const ordered of TIMELESS) parts.push(await hashPart(database, ordered, null));
  for (const period of periods) {
    for (const ordered of PERIODIC) {
      const kept = stale.has(period) ? undefined : before.get(`${ordered[0]} ${period}`);
      parts.push(kept ?? (await hashPart(database, ordered, period)));
    }
  }
  await database.run(sql`DELETE FROM part`);
  const rows = parts.map(({ table, period, hash }) => ({ tbl: table, period, hash }));
  const types = { tbl: 'VARCHAR', period: 'VARCHAR', hash: 'VARCHAR' };
  await database.run(sql`INSERT INTO part SELECT * FROM ${tableOf(rows, types)}`);
  return hashOfParts(parts);
}

/** The content hash that these parts make, in their order. */
export function hashOfParts(parts: readonly Part[]): string {
  const total = createHash('sha256');
  for (const { table, period, hash } of parts) {
    total.update(period === null ? `${table} ${hash}\n` : `${table} ${period} ${hash}\n`);
  }
  return total.digest('hex');
}

/** Hash of the rows of a table, or of one period of it. */
export async function hashPart(
  database: Pick<Database, 'rows'>,
  [table, order]: Ordered,
  period: Period | null,
): Promise<Part> {
  const where = period === null ? sql`TRUE` : sql`period = ${period}`;
  // A struct as text names each column and quotes what could be mistaken for its neighbours.
  const [row] = await database.rows<{ hash: string | null }>(sql`
    SELECT md5(string_agg(md5(CAST(content AS VARCHAR)), '' ORDER BY ${order})) AS hash
    FROM (
      SELECT t AS content, ${order}
      FROM (SELECT ${CONTENT} FROM ${sql.identifier(table)} WHERE ${where}) t
    )`);
  return { table, period, hash: row?.hash ?? 'empty' };
}

/** The parts of a snapshot, in the order that makes its content hash. */
export async function readParts(database: Pick<Database, 'rows'>): Promise<Part[]> {
  return database.rows<{ table: string; period: string; hash: string }>(
    sql`SELECT tbl AS "table", period, hash FROM part ORDER BY rowid`,
  );
}

async function keptParts(database: Database): Promise<Map<string, Part>> {
  return new Map((await readParts(database)).map(part => [`${part.table} ${part.period}`, part]));
}
