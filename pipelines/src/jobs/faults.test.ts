/** What breaks under a run and mends itself: twenty senders at once, a database that goes away, a disk that is full. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import pg from 'pg';
import { listBatches, listRuns, publishedSnapshot, requestRun } from '@tidu/records';
import { keepOriginal, openWarehouse } from '@tidu/warehouse';
import { makeHome, NOW, reportOf, type Home } from '../../test/home.js';
import type { FaultPoint } from '../fault-points.js';
import { ingest } from './ingest.js';
import { publishLive } from './publish.js';
import { workOn } from './work.js';

let home: Home;
beforeEach(async () => {
  home = await makeHome();
});
afterEach(() => home.remove());

const keep = (text: string) => keepOriginal(home.folder, Readable.from([Buffer.from(text)]));

/** Something that happens the first time a run comes by a point. */
function strikeOnce(point: FaultPoint, fault: () => Promise<void>): void {
  let isOver = false;
  home.dock.reached = async reached => {
    if (reached !== point || isOver) return;
    isOver = true;
    await fault();
  };
}

/** A snapshot is published, another publication waits. @returns the id of the run */
async function waitingPublication(): Promise<string> {
  const sent = { name: 'a.csv', scopeId: '220000', sender: 'zhang', receivedAt: NOW };
  await ingest(home.dock, { ...sent, original: await keep(reportOf([[1, 100]])) });
  await publishLive(home.dock, { actor: 'zhang', now: NOW });
  await ingest(home.dock, { ...sent, original: await keep(reportOf([[2, 200]])) });
  const wanted = { job: 'publish', trigger: 'page', actor: 'zhang', subject: '', input: {} } as const;
  return (await requestRun(home.dock.ledger, { ...wanted, scopeId: '220000' }, { at: NOW }))!.id;
}

const work = (id: string) => workOn(home.dock, id, () => NOW);
const runNow = async () => (await listRuns(home.dock.ledger, { job: 'publish', limit: 1 }))[0]!;

async function servedEnterprises(): Promise<number> {
  const { file, fileSha256 } = (await publishedSnapshot(home.dock.ledger))!;
  const warehouse = await openWarehouse({ file: join(home.folder, file), fileSha256 });
  const { enterprises } = warehouse.meta.counts;
  warehouse.close();
  return enterprises;
}

test('one file from twenty senders at once, under twenty names, is one import', async () => {
  const original = await keep(
    reportOf([
      [1, 100],
      [2, 200],
    ]),
  );
  const sent = { original, scopeId: '220000', sender: 'zhang', receivedAt: NOW };
  const verdicts = await Promise.all(
    Array.from({ length: 20 }, (_, n) => ingest(home.dock, { ...sent, name: `${n}.csv` })),
  );
  expect(new Set(verdicts.map(({ batch }) => batch)).size).toBe(1);
  const [batch, ...others] = await listBatches(home.dock.ledger);
  expect(others).toEqual([]);
  expect(home.list('lake')).toEqual([`${batch!.id}.parquet`]);
});

test.each<[point: FaultPoint]>([['publish:locked'], ['publish:built'], ['publish:recorded']])(
  'a database that goes away at %s costs at most a try: the figures stay, and then are the new ones',
  async point => {
    const id = await waitingPublication();
    strikeOnce(point, async () => {
      const client = new pg.Client({ connectionString: home.databaseUrl });
      await client.connect();
      await client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      );
      await client.end();
    });
    await work(id);
    // A lost connection is noticed at the next step or only when all is done: both are right, a snapshot in between is not.
    const { state } = await runNow();
    expect({ queued: 1, succeeded: 2 }[state as 'queued']).toBe(await servedEnterprises());
    await work(id);
    expect(await runNow()).toMatchObject({ state: 'succeeded' });
    expect(await servedEnterprises()).toBe(2);
  },
);

test('a full disk is told in plain words, the figures before stay, and all is well once there is room', async () => {
  const id = await waitingPublication();
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  strikeOnce('publish:built', () => Promise.reject(full));
  await work(id);
  expect(await runNow()).toMatchObject({
    state: 'queued',
    error: { code: 'ENOSPC', message: expect.stringContaining('磁盘已满') },
  });
  expect(await servedEnterprises()).toBe(1);
  await work(id);
  expect(await runNow()).toMatchObject({ state: 'succeeded' });
  expect(await servedEnterprises()).toBe(2);
});

test('a leader that was paused while another took over is refused, and its snapshot is taken away', async () => {
  const id = await waitingPublication();
  const { databaseUrl } = home;
  strikeOnce('publish:recorded', async () => {
    // Paused for so long that its session was ended; then another gave out the next id.
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(`SELECT nextval('snapshot_seq')`);
    await client.end();
  });
  await work(id);
  expect(await runNow()).toMatchObject({ state: 'failed', error: { code: 'publication-superseded' } });
  expect(await servedEnterprises()).toBe(1);
  await publishLive(home.dock, { actor: 'zhang', now: NOW });
  expect(await servedEnterprises()).toBe(2);
  expect(existsSync(join(home.folder, 'snapshots', 's00000002.duckdb'))).toBe(false);
});
