import pg from 'pg';
import type { Ledger } from './ledger.js';
import { NOTICE_CHANNEL } from './notices.js';
import { publishedSnapshot, SNAPSHOT_CHANNEL } from './snapshots.js';

const RETRY_MS = { first: 200, most: 10_000 };

/** PostgreSQL channel on which every change of a run is announced; the payload is the run's id. */
const RUN_CHANNEL = 'tidu_run';

/**
 * Calls back with the id of the published snapshot: at once if there is one, and whenever it changes.
 *
 * The pointer is read again after a lost connection, so that a publication made in between is not missed. The same id is never
 * told twice in a row.
 *
 * @returns a function that stops listening
 */
export async function onSnapshot(ledger: Ledger, callback: (id: string) => void): Promise<() => Promise<void>> {
  let told: string | null = null;
  const tell = (id: string) => {
    if (id === told) return;
    told = id;
    callback(id);
  };
  return listenTo(ledger, SNAPSHOT_CHANNEL, {
    onWord: tell,
    onConnected: async () => {
      const current = await publishedSnapshot(ledger);
      if (current) tell(current.id);
    },
  });
}

/**
 * Calls back whenever something new stands on somebody's page, and after every (re)connection, in between which something may
 * have come.
 *
 * @returns a function that stops listening
 */
export function onNotices(ledger: Ledger, callback: () => void): Promise<() => Promise<void>> {
  return listenTo(ledger, NOTICE_CHANNEL, { onWord: callback, onConnected: () => Promise.resolve(callback()) });
}

/**
 * Calls back with the id of every run that begins, comes further or ends. What happens while the connection is lost is not
 * told: who watches asks again from time to time.
 *
 * @returns a function that stops listening
 */
export function onRun(ledger: Ledger, callback: (id: string) => void): Promise<() => Promise<void>> {
  return listenTo(ledger, RUN_CHANNEL, { onWord: callback, onConnected: () => Promise.resolve() });
}

/** Listens on a connection of its own and reconnects when that is lost. */
async function listenTo(
  ledger: Ledger,
  channel: string,
  { onWord, onConnected }: { onWord: (word: string) => void; onConnected: () => Promise<void> },
): Promise<() => Promise<void>> {
  let stopped = false;
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | null = null;

  const reconnect = (waitMs: number) => {
    if (stopped || retry) return;
    retry = setTimeout(() => {
      retry = null;
      listen().catch(() => reconnect(Math.min(2 * waitMs, RETRY_MS.most)));
    }, waitMs);
    retry.unref();
  };

  const listen = async () => {
    const fresh = new pg.Client({ connectionString: ledger.databaseUrl, keepAlive: true });
    fresh.on('error', () => {}); // 'end' follows, and that reconnects
    fresh.on('notification', ({ payload }) => {
      if (!stopped) onWord(payload ?? '');
    });
    await fresh.connect();
    fresh.on('end', () => reconnect(RETRY_MS.first));
    client = fresh;
    if (stopped) return fresh.end();
    await fresh.query(`LISTEN ${channel}`);
    await onConnected();
  };

  await listen();
  return async () => {
    stopped = true;
    if (retry) clearTimeout(retry);
    await client?.end().catch(() => {});
  };
}
