import { createTestDatabase, type TestDatabase } from '../../../tests/database.js';
import { migrate, openLedger, type Ledger } from './ledger.js';
import { startWorker } from './queue.js';
import {
  beginRun,
  cancelRun,
  endCancelledRun,
  failRun,
  findRun,
  listRuns,
  noteRun,
  recoverRuns,
  requestRun,
  retryRun,
  succeedRun,
  type RunRequest,
} from './runs.js';

const at = new Date('2026-10-08T01:02:03Z');
const later = new Date('2026-10-08T01:02:09Z');
const ingest: RunRequest = {
  job: 'ingest',
  trigger: 'upload',
  actor: 'lin',
  subject: 'a.xlsx',
  scopeId: '220200',
  input: { sha256: 'ab' },
};
const publish: RunRequest = {
  job: 'publish',
  trigger: 'job',
  actor: 'pipelines',
  subject: '',
  scopeId: '220000',
  input: {},
};
let database: TestDatabase;
let ledger: Ledger;

beforeEach(async () => {
  database = await createTestDatabase();
  ledger = await openLedger(database.url);
  await migrate(ledger);
});

afterEach(async () => {
  await ledger.close();
  await database.drop();
});

/** What a worker is handed, as a promise: work reaches it through PostgreSQL alone. */
async function nextHandled(work: (runId: string) => Promise<void>): Promise<string> {
  let tell: (runId: string) => void;
  const handled = new Promise<string>(resolve => (tell = resolve));
  // Its last connections may still be closing when the database is dropped.
  let isLeaving = false;
  const worker = await startWorker(ledger, {
    handle: async runId => {
      await work(runId);
      tell(runId);
    },
    onError: error => {
      if (!isLeaving) throw error;
    },
  });
  const runId = await handled;
  isLeaving = true;
  await worker.stop();
  return runId;
}

test('documents have a queue of their own: one is made while a publication is under way', async () => {
  const document: RunRequest = { ...ingest, job: 'document', subject: '九月.xlsx', input: { batch: 'b00000001' } };
  const long = (await requestRun(ledger, publish, { at }))!;
  const asked = [(await requestRun(ledger, document, { at }))!, (await requestRun(ledger, document, { at }))!];
  expect(new Set(asked.map(({ id }) => id)).size).toBe(2);
  const done: string[] = [];
  let publishingEnds: () => void;
  const published = new Promise<void>(resolve => (publishingEnds = resolve));
  let allMade: () => void;
  const made = new Promise<void>(resolve => (allMade = resolve));
  let isLeaving = false;
  const worker = await startWorker(ledger, {
    handle: async runId => {
      if (runId === long.id) return published;
      done.push(runId);
      if (done.length === asked.length) allMade();
    },
    onError: error => {
      if (!isLeaving) throw error;
    },
  });
  await made;
  isLeaving = true;
  publishingEnds!();
  await worker.stop();
  expect(done.sort()).toEqual(asked.map(({ id }) => id).sort());
});

test('a run that is asked for reaches a worker, and what it did stays on record', async () => {
  const asked = (await requestRun(ledger, ingest, { at }))!;
  const handled = await nextHandled(async runId => {
    const run = (await beginRun(ledger, runId, { at: later }))!;
    const stages = [{ name: 'check', startedAt: at.toISOString(), endedAt: later.toISOString(), counts: { load: 12 } }];
    await succeedRun(ledger, run, { stages, result: { batch: 'b00000001' }, at: later });
  });
  expect(handled).toBe(asked.id);
  expect(await findRun(ledger, asked.id)).toMatchObject({
    state: 'succeeded',
    attempt: 1,
    startedAt: later,
    endedAt: later,
    stages: [{ name: 'check', counts: { load: 12 } }],
    result: { batch: 'b00000001' },
  });
});

test('ten wishes for a publication that has not begun are one publication', async () => {
  const asked = await Promise.all(Array.from({ length: 10 }, () => requestRun(ledger, publish, { at })));
  expect(new Set(asked.map(run => run?.id)).size).toBe(1);
});

test('a wish that comes while a publication runs is a publication of its own', async () => {
  const first = (await requestRun(ledger, publish, { at }))!;
  await beginRun(ledger, first.id, { at });
  expect((await requestRun(ledger, publish, { at }))!.id).not.toBe(first.id);
});

test('one fire time of the timetable gives one run, also when it has long ended', async () => {
  const fired = { ...publish, trigger: 'timetable' as const, firedAt: at };
  const run = (await requestRun(ledger, fired, { at }))!;
  await beginRun(ledger, run.id, { at });
  await succeedRun(ledger, run, { stages: [], result: {}, at });
  expect(await requestRun(ledger, fired, { at: later })).toBeNull();
  expect(await listRuns(ledger, { limit: 10 })).toHaveLength(1);
});

test('a run is begun once, whoever asks', async () => {
  const { id } = (await requestRun(ledger, ingest, { at }))!;
  const begun = await Promise.all([1, 2, 3].map(() => beginRun(ledger, id, { at })));
  expect(begun.filter(run => run !== null)).toHaveLength(1);
});

test('a failure that may pass is tried again, one that will not waits for a person', async () => {
  const { id } = (await requestRun(ledger, ingest, { at }))!;
  const error = { code: 'not-ready', message: '数据库暂时连不上' };
  await beginRun(ledger, id, { at });
  await failRun(ledger, { id, attempt: 1 }, { stages: [], error, at: later, retryAfterSeconds: 0 });
  expect(await findRun(ledger, id)).toMatchObject({ state: 'queued', attempt: 1, error });
  await beginRun(ledger, id, { at: later });
  await failRun(ledger, { id, attempt: 2 }, { stages: [], error, at: later, retryAfterSeconds: null });
  expect(await findRun(ledger, id)).toMatchObject({ state: 'failed', attempt: 2 });
  await expect(retryRun(ledger, '00000000-0000-0000-0000-000000000000', { actor: 'lin', at })).rejects.toMatchObject({
    code: 'not-found',
  });
  expect(await retryRun(ledger, id, { actor: 'lin', at: later })).toMatchObject({ state: 'queued' });
  await expect(retryRun(ledger, id, { actor: 'lin', at })).rejects.toMatchObject({ code: 'not-failed' });
});

test('a run that waits is cancelled at once, one that runs at its next step, one that has ended not at all', async () => {
  const deed = { actor: 'lin', at: later };
  const waiting = (await requestRun(ledger, ingest, { at }))!;
  expect(await cancelRun(ledger, waiting.id, deed)).toMatchObject({ state: 'cancelled', endedAt: later });
  expect(await beginRun(ledger, waiting.id, { at: later })).toBeNull();
  const { id } = (await requestRun(ledger, ingest, { at }))!;
  const run = (await beginRun(ledger, id, { at }))!;
  await noteRun(ledger, run, { stages: [], progress: null });
  expect(await cancelRun(ledger, id, deed)).toMatchObject({ state: 'running', cancelledBy: 'lin' });
  await expect(noteRun(ledger, run, { stages: [], progress: null })).rejects.toMatchObject({ code: 'run-cancelled' });
  await endCancelledRun(ledger, run, { stages: [], at: later });
  await expect(cancelRun(ledger, id, deed)).rejects.toMatchObject({ code: 'run-ended' });
  expect(await retryRun(ledger, id, deed)).toMatchObject({ state: 'queued', cancelledBy: null });
});

test('who was overtaken cannot speak for the run any more', async () => {
  const { id } = (await requestRun(ledger, ingest, { at }))!;
  const paused = (await beginRun(ledger, id, { at }))!;
  await recoverRuns(ledger);
  const next = (await beginRun(ledger, id, { at: later }))!;
  const taken = { code: 'run-taken-over' };
  await expect(noteRun(ledger, paused, { stages: [], progress: null })).rejects.toMatchObject(taken);
  await succeedRun(ledger, paused, { stages: [], result: { batch: 'late' }, at: later });
  await failRun(ledger, paused, { stages: [], error: { code: 'x', message: 'x' }, at: later, retryAfterSeconds: 0 });
  expect(await findRun(ledger, id)).toMatchObject({ state: 'running', attempt: 2 });
  await succeedRun(ledger, next, { stages: [], result: { batch: 'own' }, at: later });
  expect(await findRun(ledger, id)).toMatchObject({ state: 'succeeded', result: { batch: 'own' } });
});

test('what a dead process left half done is done by the next', async () => {
  const { id } = (await requestRun(ledger, ingest, { at }))!;
  await nextHandled(runId => beginRun(ledger, runId, { at }).then(() => undefined));
  expect(await recoverRuns(ledger)).toBe(1);
  expect(await nextHandled(runId => beginRun(ledger, runId, { at: later }).then(() => undefined))).toBe(id);
  expect(await findRun(ledger, id)).toMatchObject({ state: 'running', attempt: 2 });
});

test('runs are listed by the region of who asked', async () => {
  await requestRun(ledger, ingest, { at });
  await requestRun(ledger, publish, { at: later });
  expect(await listRuns(ledger, { limit: 10 })).toMatchObject([{ job: 'publish' }, { job: 'ingest' }]);
  expect(await listRuns(ledger, { limit: 10, scopeIds: ['220200', '220202'] })).toMatchObject([{ job: 'ingest' }]);
});
