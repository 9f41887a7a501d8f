/** Only the file the ledger recorded is opened. */
import { appendFile, chmod, copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { sql } from '@tidu/domain';
import { Lake, type Built } from '../../test/lake.js';
import { openWarehouse } from '../warehouse.js';
import { openSnapshotFile } from './snapshot-file.js';

let lake: Lake;
let built: Built;
let copy: { file: string; fileSha256: string };

beforeAll(async () => {
  lake = await Lake.create();
  built = await lake.publish([await lake.filing([{ enterprise_id: 'A', period: '2026-06', revenue: 1 }])]);
});
beforeEach(async () => {
  copy = { file: built.file.replace('s00000001', 's00000042'), fileSha256: built.fileSha256 };
  await rm(copy.file, { force: true });
  await copyFile(built.file, copy.file);
  await chmod(copy.file, 0o644);
});
afterAll(() => lake.remove());

const damaged = { code: 'snapshot-damaged', facts: { id: 's00000042' } };

test('an untouched snapshot opens and says what it holds', async () => {
  const warehouse = await openWarehouse(copy);
  expect(warehouse.meta).toMatchObject({
    id: 's00000001',
    rootId: '220000',
    contentHash: built.contentHash,
    synthetic: false,
  });
  expect(warehouse.meta).toMatchObject({ asOf: '2026-10-08T01:00:00.000Z', builtAt: '2026-10-20T08:00:00.000Z' });
  expect(warehouse.meta.counts).toEqual({ batches: 1, enterprises: 1, titles: 0, filings: 1, serving: 1, duties: 0 });
  warehouse.close();
});

test('an answer without rows has its columns, empty', async () => {
  const file = await openSnapshotFile(copy);
  expect(await file.columns(sql`SELECT 1, 2`)).toEqual([[1], [2]]);
  expect(await file.columns(sql`SELECT 1, 2 WHERE FALSE`)).toEqual([[], []]);
  file.close();
});

test.each<[damage: string, make: () => Promise<unknown>]>([
  [
    'one byte changed',
    async () => {
      const bytes = await readFile(copy.file);
      bytes[bytes.length >> 1]! ^= 1;
      await writeFile(copy.file, bytes);
    },
  ],
  ['one byte more', () => appendFile(copy.file, 'x')],
  ['no bytes at all', () => writeFile(copy.file, '')],
  ['no file', () => rm(copy.file)],
  ['a write-ahead log beside it, however empty', () => writeFile(`${copy.file}.wal`, '')],
])('a snapshot with %s is refused before it is opened', async (_, make) => {
  await make();
  try {
    await expect(openWarehouse(copy)).rejects.toMatchObject(damaged);
  } finally {
    await rm(`${copy.file}.wal`, { force: true });
  }
});

test('a sound snapshot under the name of another is refused', async () => {
  await expect(openWarehouse({ ...copy, fileSha256: '0'.repeat(64) })).rejects.toMatchObject(damaged);
});
