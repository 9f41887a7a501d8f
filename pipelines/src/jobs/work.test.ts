/** Runs of the queue, one after the other: what each makes, asks for, and says when it fails. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { listRuns, publishedSnapshot, requestRun, type Run } from '@tidu/records';
import { keepOriginal, originalPath } from '@tidu/warehouse';
import { makeHome, NOW, reportOf, type Home } from '../../test/home.js';
import { workOn } from './work.js';

let home: Home;
let second = 0;
const clock = () => new Date(NOW.getTime() + 1_000 * second++);
beforeEach(async () => {
  home = await makeHome();
});
afterEach(() => home.remove());

/** Asks for the run of a file, as its arrival would. */
async function arrives(name: string, text: string): Promise<string> {
  const { sha256 } = await keepOriginal(home.folder, Readable.from([Buffer.from(text)]));
  const request = { job: 'ingest', trigger: 'upload', actor: 'zhang', subject: name, scopeId: '220000' } as const;
  await requestRun(home.dock.ledger, { ...request, input: { sha256, name } }, { at: clock() });
  return sha256;
}

async function runs(): Promise<Run[]> {
  return (await listRuns(home.dock.ledger, { limit: 100 })).reverse();
}

/** Works as the worker does, oldest first, until nothing waits; at most so many runs. */
async function work(most = 20): Promise<Run[]> {
  for (let n = 0; n < most; n++) {
    const next = (await runs()).find(({ state }) => state === 'queued');
    if (next === undefined) break;
    await workOn(home.dock, next.id, clock);
  }
  return runs();
}

test('a file that arrives is taken in, published and evaluated', async () => {
  await arrives('长春市.csv', reportOf([[1, 100]]));
  const done = await work();
  expect(done.map(({ job, trigger, state }) => [job, trigger, state])).toEqual([
    ['ingest', 'upload', 'succeeded'],
    ['publish', 'job', 'succeeded'],
    ['evaluate', 'job', 'succeeded'],
  ]);
  const [ingest, publish, evaluate] = done as [Run, Run, Run];
  expect(ingest.result).toMatchObject({ batch: 'b00000001', outcome: 'accept' });
  expect(publish.result).toMatchObject({ snapshot: (await publishedSnapshot(home.dock.ledger))!.id });
  expect(evaluate.result).toMatchObject({ firing: '0' });
  expect(done.map(({ stages }) => stages.map(({ name }) => name))).toEqual([
    ['read', 'check', 'record'],
    ['build', 'publish'],
    ['evaluate', 'record', 'scopes'],
  ]);
  expect(done.flatMap(({ stages }) => stages).filter(({ endedAt }) => endedAt === null)).toEqual([]);
});

test('many files that wait are published once', async () => {
  for (let n = 1; n <= 5; n++) await arrives(`${n}.csv`, reportOf([[n, 100]]));
  expect((await work()).map(({ job }) => job)).toEqual([...Array<string>(5).fill('ingest'), 'publish', 'evaluate']);
});

test('a file that is refused changes no figures, and says why', async () => {
  await arrives('说明.csv', '说明\n请如实填写\n');
  const done = await work();
  expect(done).toMatchObject([{ job: 'ingest', state: 'succeeded', result: { outcome: 'reject_file' } }]);
  expect(done[0]!.result['sentence']).toContain('表头');
});

test('what a person must mend is not tried again', async () => {
  const sha256 = await arrives('a.csv', reportOf([[1, 100]]));
  await rm(originalPath(home.folder, sha256));
  expect(await work()).toMatchObject([{ state: 'failed', attempt: 1, error: { code: 'file-unreadable' } }]);
});

test('a part of the lake that is gone is a matter for a person, and figures stay', async () => {
  await arrives('a.csv', reportOf([[1, 100]]));
  await work(1);
  await rm(join(home.folder, 'lake', 'b00000001.parquet'));
  expect(await work()).toMatchObject([
    {},
    { job: 'publish', state: 'failed', attempt: 1, error: { code: 'file-unreadable' } },
  ]);
  expect(await publishedSnapshot(home.dock.ledger)).toBeNull();
});

describe('a database that does not take the snapshot', () => {
  beforeEach(async () => {
    await home.dock.ledger.source.query(`
      CREATE FUNCTION refuse() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'no room'; END $$ LANGUAGE plpgsql;
      CREATE TRIGGER refuse BEFORE INSERT ON snapshot FOR EACH ROW EXECUTE FUNCTION refuse();`);
    await arrives('a.csv', reportOf([[1, 100]]));
  });

  test('is asked again, and all is well when the cause is gone', async () => {
    const [, publish] = await work(3);
    expect(publish).toMatchObject({ job: 'publish', state: 'queued', attempt: 2 });
    expect(publish!.error!.message).toBe('没有做完：no room。原来的数据没有变动，可以重跑。');
    await home.dock.ledger.source.query('DROP TRIGGER refuse ON snapshot');
    expect((await work()).map(({ job, state, attempt }) => [job, state, attempt])).toEqual([
      ['ingest', 'succeeded', 1],
      ['publish', 'succeeded', 3],
      ['evaluate', 'succeeded', 1],
    ]);
  });

  test('is left to a person after the last try', async () => {
    expect(await work()).toMatchObject([{}, { job: 'publish', state: 'failed', attempt: 4 }]);
    expect(await publishedSnapshot(home.dock.ledger)).toBeNull();
  });
});

test('a run that was begun by another is left alone', async () => {
  await arrives('a.csv', reportOf([[1, 100]]));
  const [run] = await runs();
  await Promise.all([workOn(home.dock, run!.id, clock), workOn(home.dock, run!.id, clock)]);
  expect(await runs()).toMatchObject([
    { job: 'ingest', attempt: 1 },
    { job: 'publish', state: 'queued' },
  ]);
});
