import pg from 'pg';
import { TiduError } from '@tidu/domain';
import { LOCKS, withLock, type Ledger } from './ledger.js';

/**
 * Runs `work` as the only writer of lake and snapshots, waiting for another one to finish.
 *
 * @param work gets a signal that aborts if the connection, and with it the lock, is lost: stop before publishing then
 */
export function withPublishLock<T>(ledger: Ledger, work: (lost: AbortSignal) => Promise<T>): Promise<T> {
  return withLock(ledger, LOCKS.publish, work);
}

/**
 * Runs `work` while nobody works on the queue or publishes, and nobody may begin to.
 *
 * @throws TiduError home-in-use at once where somebody does
 */
export async function withIdleLedger<T>(databaseUrl: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl, keepAlive: true });
  client.on('error', () => {});
  await client.connect();
  try {
    for (const key of [LOCKS.work, LOCKS.publish]) {
      const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [key]);
      if (!rows[0]!.got) throw new TiduError('home-in-use', { reason: '平台正在运行，请先停止 npm start' });
    }
    return await work();
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * Runs `work` as the only process that works on the queue and keeps the timetable; another one waits until this has ended.
 *
 * @param work gets a signal that aborts if the lock is lost: stop working then
 */
export function withWorkLock<T>(ledger: Ledger, work: (lost: AbortSignal) => Promise<T>): Promise<T> {
  return withLock(ledger, LOCKS.work, work);
}
