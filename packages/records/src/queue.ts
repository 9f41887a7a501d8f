import PgBoss from 'pg-boss';
import type { EntityManager, QueryRunner } from 'typeorm';
import type { Ledger } from './ledger.js';

/**
 * The queues; what is to be done stands in the run. Documents that people wait for have their own, so that a publication
 * does not hold them up, and so have backups, which hold nobody up.
 */
const QUEUES = ['run', 'document', 'backup'] as const;
export type Queue = (typeof QUEUES)[number];
/** A worker looks for work this often; a run asked for by the same process is seen at once. */
const POLL_SECONDS = 0.5;
/** No run takes longer; one that is lost with its process is recovered long before. */
const LONGEST_HOURS = 12;

/** A running worker. */
export interface Worker {
  /** Waits for the work in hand and takes no more. */
  stop(): Promise<void>;
}

/** Makes the queue's own tables; call it where the ledger is migrated. */
export async function createQueue(ledger: Ledger): Promise<void> {
  const boss = bossOf(ledger, { migrate: true });
  await boss.start();
  try {
    for (const queue of QUEUES) if (!(await boss.getQueue(queue))) await boss.createQueue(queue);
  } finally {
    await boss.stop({ graceful: false, wait: true });
  }
}

/** Adds a run to its queue, in the transaction that records it. */
export async function enqueue(
  manager: EntityManager,
  queue: Queue,
  runId: string,
  startAfterSeconds = 0,
): Promise<void> {
  const runner = manager.queryRunner!;
  const sender = new PgBoss({ db: databaseOf(runner), supervise: false, schedule: false, migrate: false });
  sender.on('error', () => {}); // a failed insert is thrown here as well
  const options = {
    retryLimit: 0,
    expireInHours: LONGEST_HOURS,
    startAfter: startAfterSeconds,
    db: databaseOf(runner),
  };
  await sender.send(queue, { runId }, options);
}

/**
 * Works on the queues, in each one run after the other.
 *
 * @param handle does one run; whatever it throws is its own to record
 */
export async function startWorker(
  ledger: Ledger,
  { handle, onError }: { handle: (runId: string) => Promise<void>; onError: (error: unknown) => void },
): Promise<Worker> {
  const boss = bossOf(ledger, { migrate: false });
  boss.on('error', onError);
  await boss.start();
  for (const queue of QUEUES) {
    await boss.work<{ runId: string }>(queue, { batchSize: 1, pollingIntervalSeconds: POLL_SECONDS }, async ([job]) => {
      if (job) await handle(job.data.runId);
    });
  }
  return { stop: () => boss.stop({ graceful: true, wait: true, timeout: 30_000 }) };
}

function bossOf({ databaseUrl }: Ledger, { migrate }: { migrate: boolean }): PgBoss {
  return new PgBoss({ connectionString: databaseUrl, schema: 'pgboss', schedule: false, migrate, max: 4 });
}

function databaseOf(runner: QueryRunner): PgBoss.Db {
  return {
    executeSql: async (text, values) => {
      const { records } = await runner.query(text, values, true);
      return { rows: records as unknown[] };
    },
  };
}
