import { createHash } from 'node:crypto';
import { sql, type Period, type Sql } from '@tidu/domain';
import type { Database } from '../database.js';
import { MARTS } from './columns.js';

/** Which batch a row came in, where it stood there, and when we learned it, is provenance and no content. */
const CONTENT = sql`COLUMNS(c -> c NOT IN ('batch_id', 'seq', 'recorded_at', 'sheet', 'row_no'))`;

/** Tables whose rows have no period, each with the order of its rows. */
const TIMELESS: readonly [table: string, order: Sql][] = [
  ['region', sql`id`],
  ['industry', sql`code`],
  ['enterprise', sql`enterprise_id`],
  ['register', sql`enterprise_id, valid_from`],
  ['title', sql`enterprise_id, valid_from, tier, action`],
];

const PERIODIC: readonly [table: string, order: Sql][] = [
  ['filing', sql`enterprise_id, form, version`],
  ['serving', sql`enterprise_id`],
  ['standing', sql`enterprise_id`],
  ['duty', sql`enterprise_id`],
  ...MARTS.map(({ mart }): [string, Sql] => [mart, sql`level, region_id, tier, section`]),
];

/**
 * Hash of everything a reader can see in a snapshot, free of where it came from: two snapshots with the same filings,
 * titles and register have the same hash, whatever files those came in.
 *
 * Each period of each table is hashed on its own, so that no more than one period is in memory.
 */
export async function contentHash(database: Database, periods: readonly Period[]): Promise<string> {
  const total = createHash('sha256');
  for (const [table, order] of TIMELESS) {
    total.update(`${table} ${await hashRows(database, table, order, sql`TRUE`)}\n`);
  }
  for (const period of periods) {
    for (const [table, order] of PERIODIC) {
      total.update(`${table} ${period} ${await hashRows(database, table, order, sql`period = ${period}`)}\n`);
    }
  }
  return total.digest('hex');
}

// A struct as text names each column and quotes what could be mistaken for its neighbours.
async function hashRows(database: Database, table: string, order: Sql, where: Sql): Promise<string> {
  const [row] = await database.rows<{ hash: string | null }>(sql`
    SELECT md5(string_agg(md5(CAST(content AS VARCHAR)), '' ORDER BY ${order})) AS hash
    FROM (
      SELECT t AS content, ${order}
      FROM (SELECT ${CONTENT} FROM ${sql.identifier(table)} WHERE ${where}) t
    )`);
  return row?.hash ?? 'empty';
}
