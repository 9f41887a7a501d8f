import pg from 'pg';
import { DataSource } from 'typeorm';
import { TiduError } from '@tidu/domain';
import type { Ledger } from './ledger.js';
import { MIGRATIONS } from './migrations/index.js';
import { createQueue, enqueue } from './queue.js';
import { queueOf } from './runs.js';

/** A whole ledger as it stood at one instant, being read out; the rows of a table come as lines of JSON. */
export interface LedgerCopy {
  /** Names of the migrations it was made by, oldest first. */
  migrations: string[];
  /** Tables in an order in which none refers to a later one. */
  tables: string[];
  sequences: Record<string, number>;
  publishedSnapshotId: string | null;
  lines(table: string): AsyncIterable<string>;
}

/** Where the lines of a copied ledger come from. */
export interface CopiedLedger extends Pick<LedgerCopy, 'migrations' | 'tables' | 'sequences'> {
  lines(table: string): AsyncIterable<string>;
}

const PAGE = 2_000;

/** Reads the ledger out as it stands at one instant, whatever is written meanwhile. */
export async function copyLedger<T>(ledger: Ledger, take: (copy: LedgerCopy) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ledger.databaseUrl });
  client.on('error', () => {}); // the query in hand fails and tells
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const migrations = await client.query<{ name: string }>('SELECT name FROM migration ORDER BY id');
    const sequences = await client.query<{ name: string; value: string | null }>(
      `SELECT sequencename AS name, last_value AS value FROM pg_sequences WHERE schemaname = 'public'`,
    );
    const pointer = await client.query<{ id: string }>('SELECT snapshot_id AS id FROM published_snapshot');
    return await take({
      migrations: migrations.rows.map(({ name }) => name),
      tables: await tablesInOrder(client),
      sequences: Object.fromEntries(
        sequences.rows.flatMap(({ name, value }) => (value === null ? [] : [[name, Number(value)]])),
      ),
      publishedSnapshotId: pointer.rows[0]?.id ?? null,
      lines: table => linesOf(client, table),
    });
  } finally {
    await client.end().catch(() => {});
  }
}

/** How many batches a database holds; 0 where it has no tables yet. */
export async function countBatches(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const there = await client.query<{ is: boolean }>(`SELECT to_regclass('public.batch') IS NOT NULL AS is`);
    if (!there.rows[0]!.is) return 0;
    const counted = await client.query<{ n: number }>('SELECT count(*)::integer AS n FROM batch');
    return counted.rows[0]!.n;
  } finally {
    await client.end();
  }
}

/**
 * Puts a copied ledger in the place of whatever the database holds, brings its tables up to date, and queues again what had
 * not ended when it was copied.
 *
 * @throws TiduError backup-newer when it was copied from a newer version than this one
 */
export async function putLedger(databaseUrl: string, copied: CopiedLedger): Promise<void> {
  const known = MIGRATIONS.map(({ name }) => name);
  const unknown = copied.migrations.find(name => !known.includes(name));
  if (unknown !== undefined) throw new TiduError('backup-newer', { migration: unknown });
  await withSource(databaseUrl, copied.migrations, async source => {
    await source.query('DROP SCHEMA IF EXISTS pgboss CASCADE');
    await source.query('DROP SCHEMA public CASCADE');
    await source.query('CREATE SCHEMA public');
    await source.runMigrations({ transaction: 'all' });
    await source.transaction(async manager => {
      for (const table of copied.tables) {
        // What a migration put there; tables that only ever grow refuse this, and begin empty.
        const [filled] = (await manager.query(`SELECT EXISTS (SELECT 1 FROM ${quoted(table)}) AS is`)) as [
          { is: boolean },
        ];
        if (filled.is) await manager.query(`DELETE FROM ${quoted(table)}`);
        await fill(table, copied.lines(table), (text, values) => manager.query(text, values));
      }
      for (const [name, value] of Object.entries(copied.sequences)) {
        await manager.query('SELECT setval($1::regclass, $2)', [quoted(name), value]);
      }
    });
  });
  await withSource(databaseUrl, known, async source => {
    await source.runMigrations({ transaction: 'all' });
    await createQueue({ databaseUrl, source, close: () => Promise.resolve() });
    await source.transaction(async manager => {
      const left = (await manager.query(
        `UPDATE run SET state = 'queued' WHERE state IN ('queued', 'running') RETURNING id, job`,
      )) as [{ id: string; job: string }[], number];
      for (const { id, job } of left[0]) await enqueue(manager, queueOf(job), id);
    });
  });
}

async function withSource<T>(
  databaseUrl: string,
  migrations: readonly string[],
  work: (source: DataSource) => Promise<T>,
): Promise<T> {
  const source = new DataSource({
    type: 'postgres',
    url: databaseUrl,
    migrations: MIGRATIONS.filter(({ name }) => migrations.includes(name)),
    migrationsTableName: 'migration',
    installExtensions: false,
  });
  await source.initialize();
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}

/** The tables of the ledger but the one that counts its migrations, those that are referred to first. */
async function tablesInOrder(client: pg.Client): Promise<string[]> {
  const tables = await client.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration' ORDER BY tablename`,
  );
  const references = await client.query<{ table: string; to: string }>(`
    SELECT conrelid::regclass::text AS "table", confrelid::regclass::text AS "to" FROM pg_constraint
    WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conrelid <> confrelid`);
  const needs = new Map(tables.rows.map(({ name }) => [name, new Set<string>()]));
  for (const { table, to } of references.rows) needs.get(table)?.add(to);
  const ordered: string[] = [];
  while (needs.size > 0) {
    const free = [...needs].filter(([, of]) => [...of].every(name => ordered.includes(name))).map(([name]) => name);
    if (free.length === 0) throw new Error('The tables of the ledger refer to each other in a circle.');
    for (const name of free) needs.delete(name);
    ordered.push(...free);
  }
  return ordered;
}

async function* linesOf(client: pg.Client, table: string): AsyncIterable<string> {
  await client.query(`DECLARE lines NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS line FROM ${quoted(table)} t`);
  try {
    for (;;) {
      const { rows } = await client.query<{ line: string }>(`FETCH ${PAGE} FROM lines`);
      for (const { line } of rows) yield line;
      if (rows.length < PAGE) return;
    }
  } finally {
    await client.query('CLOSE lines').catch(() => {});
  }
}

async function fill(
  table: string,
  lines: AsyncIterable<string>,
  query: (text: string, values: unknown[]) => Promise<unknown>,
): Promise<void> {
  // Numbers that the database gave are put back as they were.
  const text = `INSERT INTO ${quoted(table)} OVERRIDING SYSTEM VALUE
    SELECT * FROM json_populate_recordset(NULL::${quoted(table)}, $1::json)`;
  const put = (page: string[]) => query(text, [`[${page.join(',')}]`]);
  let page: string[] = [];
  for await (const line of lines) {
    page.push(line);
    if (page.length === PAGE) {
      await put(page);
      page = [];
    }
  }
  if (page.length > 0) await put(page);
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
