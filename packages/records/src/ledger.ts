import 'reflect-metadata';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { ENTITIES } from './entities/index.js';
import { createQueue } from './queue.js';
import { MIGRATIONS } from './migrations/index.js';

/** An open ledger. Other rooms hand it to the functions of this one and look no further. */
export interface Ledger {
  readonly databaseUrl: string;
  /** For this room only: entities never leave it. */
  readonly source: DataSource;
  close(): Promise<void>;
}

/** Keys of the session advisory locks; any two different numbers. */
export const LOCKS = {
  migrate: 7_021_001,
  publish: 7_021_002,
  audit: 7_021_003,
  work: 7_021_004,
  evaluate: 7_021_009,
} as const;

/**
 * Connects to PostgreSQL (15 or newer) and changes nothing.
 *
 * @param databaseUrl postgres://user:password@host:port/database
 */
export async function openLedger(databaseUrl: string): Promise<Ledger> {
  const source = new DataSource({
    type: 'postgres',
    url: databaseUrl,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    installExtensions: false,
    // a server that stops takes its idle connections with it (57P01); the next query reconnects or reports
    poolErrorHandler: () => {},
  });
  await source.initialize();
  return { databaseUrl, source, close: () => source.destroy() };
}

/** Brings the tables up to date. Several processes may call it at once; one of them does the work. */
export async function migrate(ledger: Ledger): Promise<void> {
  await withLock(ledger, LOCKS.migrate, async () => {
    await ledger.source.runMigrations({ transaction: 'all' });
    await createQueue(ledger);
  });
}

/**
 * Runs `work` while holding a session advisory lock on a connection of its own, waiting for it as long as it takes.
 * The signal aborts when that connection, and so the lock, is lost.
 */
export async function withLock<T>(ledger: Ledger, key: number, work: (lost: AbortSignal) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ledger.databaseUrl, keepAlive: true });
  const lost = new AbortController();
  client.on('error', error => lost.abort(error));
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [key]);
    return await work(lost.signal);
  } finally {
    await client.end().catch(() => {}); // the end of the session frees the lock
  }
}
