/** The drill: backup while it runs, everything lost, restore; the ledger and the figures are what they were. */
import { appendFile, chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  copyLedger,
  listBackups,
  listBatches,
  listRuns,
  openLedger,
  publishedSnapshot,
  requestRun,
  verifyAudit,
  withWorkLock,
  type Ledger,
} from '@tidu/records';
import { keepOriginal, openWarehouse } from '@tidu/warehouse';
import { createTestDatabase, type TestDatabase } from '../../../tests/database.js';
import { makeHome, NOW, reportOf, type Home } from '../../test/home.js';
import { openDock } from '../dock.js';
import { backup } from '../jobs/backup.js';
import { ingest } from '../jobs/ingest.js';
import { publishLive } from '../jobs/publish.js';
import { checkBackup } from './check-backup.js';
import { makeBackup } from './make-backup.js';
import { readManifest } from './manifest.js';
import { restoreBackup } from './restore-backup.js';

let home: Home;
let shelf: string;
const actor = 'operator';

beforeAll(async () => {
  home = await makeHome();
  shelf = await mkdtemp(join(tmpdir(), 'tidu-shelf-'));
  await send(1, reportOf([[1, 100]]));
  await send(2, reportOf([[2, 250.5]], '2026-06'));
  await publishLive(home.dock, { actor, now: NOW });
});
afterAll(async () => {
  await home.remove();
  await rm(shelf, { recursive: true });
});

async function send(n: number, text: string): Promise<void> {
  const original = await keepOriginal(home.folder, Readable.from([Buffer.from(text)]));
  await ingest(home.dock, { original, name: `${n}.csv`, scopeId: '220000', sender: 'zhang', receivedAt: NOW });
}

/** Every row of every table, the tables by name. */
async function rowsOf(ledger: Ledger): Promise<Record<string, string[]>> {
  return copyLedger(ledger, async ({ tables, lines }) => {
    const rows: Record<string, string[]> = {};
    for (const table of tables) {
      const found: string[] = [];
      for await (const line of lines(table)) found.push(line);
      rows[table] = found.sort();
    }
    return rows;
  });
}

test('what was backed up while files came in is put back on a bare machine, to the last row and byte', async () => {
  const { ledger, atlas } = home.dock;
  const wanted = { job: 'publish', trigger: 'page', actor, subject: '', scopeId: atlas.root.id, input: {} } as const;
  await requestRun(ledger, wanted, { at: NOW });
  const folder = join(shelf, 'first');
  const coming = (async () => {
    for (let n = 3; n < 9; n++) await send(n, reportOf([[n, 10 * n]]));
    await publishLive(home.dock, { actor, now: NOW });
  })();
  const { manifest } = await makeBackup(home.dock, { folder, actor, now: NOW });
  await coming;
  expect(await checkBackup(folder)).toBeNull();

  const bare = await createTestDatabase();
  const elsewhere = await mkdtemp(join(tmpdir(), 'tidu-bare-'));
  try {
    const wish = { folder, home: elsewhere, databaseUrl: bare.url, replaces: false, now: NOW };
    await restoreBackup(wish);
    const dock = await openDock({ ...home.configuration, home: elsewhere }, bare.url, NOW);
    try {
      const published = (await publishedSnapshot(dock.ledger))!;
      expect(published).toMatchObject(manifest.snapshot!);
      const file = { file: join(elsewhere, published.file), fileSha256: published.fileSha256 };
      (await openWarehouse(file)).close();
      expect((await verifyAudit(dock.ledger)).brokenAt).toBeNull();
      // What waited waits again, and the figures built from the restored lake are those of the ledger as of then.
      expect(await listRuns(dock.ledger, { limit: 9 })).toMatchObject([{ job: 'publish', state: 'queued' }]);
      const batches = await listBatches(dock.ledger);
      expect(batches.length).toBeGreaterThanOrEqual(2);
      const rebuilt = await publishLive(dock, { actor, now: NOW });
      expect(rebuilt.counts.batches).toBe(batches.length);
      if (batches.length === 2) expect(rebuilt.contentHash).toBe(published.contentHash);
      await expect(restoreBackup(wish)).rejects.toMatchObject({ code: 'home-in-use' });
    } finally {
      await dock.close();
    }
  } finally {
    await bare.drop();
    await rm(elsewhere, { recursive: true, force: true });
  }
});

test('a backup of a resting home gives the same ledger, row for row, and the same content hash when rebuilt', async () => {
  const folder = join(shelf, 'resting');
  // A row whose number the database gave.
  await home.dock.ledger.source.query(`INSERT INTO task_note (programme_id, task, region_id, state, note, actor, at)
    VALUES ('jilin-province-2022', 1, '220000', 'done', '已发文', 'lin', '2026-10-08T01:00:00Z')`);
  const before = await rowsOf(home.dock.ledger);
  await makeBackup(home.dock, { folder, actor, now: NOW });
  const bare: TestDatabase = await createTestDatabase();
  const elsewhere = await mkdtemp(join(tmpdir(), 'tidu-bare-'));
  try {
    await restoreBackup({ folder, home: elsewhere, databaseUrl: bare.url, replaces: false, now: NOW });
    const ledger = await openLedger(bare.url);
    const after = await rowsOf(ledger);
    await ledger.close();
    expect(after).toEqual(before);
    const dock = await openDock({ ...home.configuration, home: elsewhere }, bare.url, NOW);
    const { contentHash } = await publishLive(dock, { actor, now: NOW });
    await dock.close();
    expect(contentHash).toBe((await publishedSnapshot(home.dock.ledger))!.contentHash);
  } finally {
    await bare.drop();
    await rm(elsewhere, { recursive: true, force: true });
  }
});

test('a damaged or unfinished backup is told, and never put back', async () => {
  const folder = join(shelf, 'damaged');
  await makeBackup(home.dock, { folder, actor, now: NOW });
  const [lakeFile] = (await readManifest(folder)).files.filter(({ path }) => path.startsWith('lake/'));
  const path = join(folder, lakeFile!.path);
  await chmod(path, 0o644);
  await appendFile(path, 'x');
  expect(await checkBackup(folder)).toBe(`${lakeFile!.path} 的内容变了`);
  await rm(path);
  expect(await checkBackup(folder)).toBe(`${lakeFile!.path} 不见了`);
  const { databaseUrl } = home;
  const wish = { folder, home: home.folder, databaseUrl, replaces: true, now: NOW };
  await expect(restoreBackup(wish)).rejects.toMatchObject({ code: 'backup-damaged' });
  await rm(join(folder, 'manifest.json'));
  expect(await checkBackup(folder)).toContain('manifest.json');
  expect(await listBatches(home.dock.ledger)).not.toEqual([]);
});

test('nothing is put back under a platform that runs', async () => {
  const folder = join(shelf, 'first');
  const wish = { folder, home: home.folder, databaseUrl: home.databaseUrl, replaces: true, now: NOW };
  await withWorkLock(home.dock.ledger, async () => {
    await expect(restoreBackup(wish)).rejects.toMatchObject({ code: 'home-in-use' });
  });
});

test('a backup goes only into an empty folder, and one that breaks off leaves nothing', async () => {
  await writeFile(join(shelf, 'note'), 'mine');
  await expect(makeBackup(home.dock, { folder: shelf, actor, now: NOW })).rejects.toMatchObject({
    code: 'folder-taken',
  });
  const onStage = (name: string) => (name === 'files' ? Promise.reject(new Error('ENOSPC')) : Promise.resolve());
  const wish = { folder: join(shelf, 'broken'), actor, now: NOW, onStage };
  await expect(makeBackup(home.dock, wish)).rejects.toThrow('ENOSPC');
  expect((await readdir(shelf)).filter(name => name.startsWith('broken'))).toEqual([]);
});

test('the daily job reads its backup through, and shares what did not change with the one before', async () => {
  const onStage = () => Promise.resolve();
  const first = await backup(home.dock, { actor, now: new Date('2026-10-20T01:30:00Z'), onStage });
  const second = await backup(home.dock, { actor, now: new Date('2026-10-21T01:30:00Z'), onStage });
  const daily = (await listBackups(home.dock.ledger)).filter(({ folder }) => folder.startsWith(home.dock.backups));
  expect(daily).toMatchObject([
    { folder: second['folder'], fault: null, checkedAt: new Date('2026-10-21T01:30:00Z') },
    { folder: first['folder'], fault: null },
  ]);
  const { files } = await readManifest(second['folder']!);
  const lake = files.find(({ path }) => path.startsWith('lake/'))!;
  const [a, b] = await Promise.all(
    [first, second].map(each => readFile(join(each['folder']!, lake.path)).then(bytes => bytes.length)),
  );
  expect(a).toBe(b);
});
