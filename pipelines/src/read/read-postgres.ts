import pg from 'pg';
import { TiduError, type PostgresSource } from '@tidu/domain';
import type { ForeignRows } from '../sources/foreign-rows.js';

const PAGE = 2_000;
/** A source that does not answer for so long is tried again later. */
const PATIENCE_MS = 10 * 60_000;

/**
 * The rows of a table or query from a mark on, in the order of their marks, as they stand at one instant. They are fetched
 * page by page; nothing can be written.
 *
 * Rows that bear the mark itself come again: another may have come beside them since.
 *
 * @throws TiduError source-unreachable
 */
export async function* readPostgres(
  { table, query, watermark }: PostgresSource,
  { id, address, from }: { id: string; address: string; from: string | null },
): ForeignRows {
  const unreachable = (error: unknown) =>
    new TiduError('source-unreachable', { source: id, reason: error instanceof Error ? error.message : String(error) });
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 15_000, keepAlive: true });
  client.on('error', () => {}); // the query in hand fails and tells
  try {
    await client.connect();
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(`SET LOCAL statement_timeout = ${PATIENCE_MS}`);
    await client.query(`SET LOCAL DateStyle = 'ISO, YMD'`);
    const mark = pg.escapeIdentifier(watermark);
    const rows = query === undefined ? table!.split('.').map(pg.escapeIdentifier).join('.') : `(${query}) AS q`;
    const since = from === null ? '' : `WHERE ${mark} >= ${pg.escapeLiteral(from)}`;
    await client.query(`DECLARE rows NO SCROLL CURSOR FOR SELECT * FROM ${rows} ${since} ORDER BY ${mark}`);
    for (;;) {
      // As PostgreSQL prints it: no number passes through a float, no day through a clock.
      const page = await client.query({
        text: `FETCH ${PAGE} FROM rows`,
        rowMode: 'array',
        types: { getTypeParser: () => (value: string) => value },
      });
      const headers = page.fields.map(({ name }) => name);
      const at = headers.indexOf(watermark);
      if (at < 0) throw new Error(`查询结果里没有水位列 ${watermark}`);
      for (const cells of page.rows as (string | null)[][]) {
        yield { headers, cells: cells.map(cell => cell ?? ''), mark: cells[at] ?? null };
      }
      if (page.rows.length < PAGE) return;
    }
  } catch (error) {
    throw unreachable(error);
  } finally {
    await client.end().catch(() => {});
  }
}
