import { createTestDatabase, type TestDatabase } from '../../../tests/database.js';
import { onSnapshot } from './announcements.js';
import { migrate, openLedger, type Ledger } from './ledger.js';
import { listSnapshots, nextSnapshotId, publishedSnapshot, publishSnapshot, recordSnapshot } from './snapshots.js';

const at = new Date('2026-10-08T01:02:03Z');
const deed = { actor: 'pipelines', at };
let database: TestDatabase;
let ledger: Ledger;

beforeAll(async () => {
  database = await createTestDatabase();
  ledger = await openLedger(database.url);
  await migrate(ledger);
});

afterAll(async () => {
  await ledger.close();
  await database.drop();
});

async function built(): Promise<string> {
  const id = await nextSnapshotId(ledger);
  const facts = { file: `snapshots/${id}.duckdb`, fileSha256: 'f0', contentHash: 'c0', counts: { filing: 2 } };
  await recordSnapshot(ledger, { id, ...facts, synthetic: true, periods: ['2026-09'], builtAt: at }, deed);
  return id;
}

/** Collects ids and lets a test wait for the n-th. */
function listener(): { heard: string[]; hear: (id: string) => void; until(count: number): Promise<void> } {
  const heard: string[] = [];
  let wake = () => {};
  const hear = (id: string) => {
    heard.push(id);
    wake();
  };
  const until = async (count: number) => {
    while (heard.length < count) await new Promise<void>(resolve => (wake = resolve));
  };
  return { heard, hear, until };
}

test('a built snapshot is read by nobody before it is published', async () => {
  const id = await built();
  expect(await publishedSnapshot(ledger)).toBeNull();
  await publishSnapshot(ledger, id, deed);
  expect(await publishedSnapshot(ledger)).toMatchObject({ id: 's00000001', contentHash: 'c0', publishedAt: at });
});

test('a snapshot that is not recorded cannot be published', async () => {
  await expect(publishSnapshot(ledger, 's99999999', deed)).rejects.toMatchObject({ code: 'not-found' });
  expect(await publishedSnapshot(ledger)).toMatchObject({ id: 's00000001' });
});

test('a listener hears the present snapshot at once and every later one', async () => {
  const { heard, hear, until } = listener();
  const stop = await onSnapshot(ledger, hear);
  const second = await built();
  await publishSnapshot(ledger, second, deed);
  const third = await built();
  await publishSnapshot(ledger, third, deed);
  await until(3);
  await stop();
  expect(heard).toEqual(['s00000001', second, third]);
  expect((await listSnapshots(ledger)).map(({ id }) => id)).toEqual([third, second, 's00000001']);
});

test('who was paused while another began is refused, though the lock was theirs once', async () => {
  const paused = await built();
  const before = await publishedSnapshot(ledger);
  const next = await built();
  await expect(publishSnapshot(ledger, paused, deed)).rejects.toMatchObject({ code: 'publication-superseded' });
  expect((await publishedSnapshot(ledger))!.id).toBe(before!.id);
  await publishSnapshot(ledger, next, deed);
  expect((await publishedSnapshot(ledger))!.id).toBe(next);
});

test('a listener that lost its connection hears what was published meanwhile', async () => {
  const { heard, hear, until } = listener();
  const stop = await onSnapshot(ledger, hear);
  await ledger.source.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
  );
  const missed = await built();
  await publishSnapshot(ledger, missed, deed);
  await until(2);
  await stop();
  expect(heard[1]).toBe(missed);
});
