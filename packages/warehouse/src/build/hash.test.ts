/** The same content has the same hash, whichever way it came; another content has another. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import fc from 'fast-check';
import { sql } from '@tidu/domain';
import { Lake, type LakeRow } from '../../test/lake.js';
import type { LiveBatch } from '../publish.js';

let lake: Lake;
beforeEach(async () => {
  lake = await Lake.create();
});
afterEach(() => lake.remove());

const filing = (enterprise_id: string, revenue: number | null, more: LakeRow = {}): LakeRow => ({
  enterprise_id,
  period: '2026-06',
  revenue,
  region_id: '220102',
  ...more,
});

/** The same batches, recorded in another order, at another time, under other names. */
async function recordedAnew(groups: readonly LakeRow[][]): Promise<LiveBatch[]> {
  const batches: LiveBatch[] = [];
  for (const rows of groups)
    batches.push(await lake.filing(rows, { recordedAt: `2026-10-0${batches.length + 1}T01:00:00Z` }));
  return batches;
}

const anyGroups = fc
  .array(fc.tuple(fc.option(fc.integer({ min: 0, max: 999 })), fc.integer({ min: 0, max: 2 })), {
    minLength: 1,
    maxLength: 8,
  })
  .map(values =>
    [0, 1, 2].map(group =>
      values.flatMap(([revenue, at], index) => (at === group ? [filing(`E${index}`, revenue)] : [])),
    ),
  )
  .map(groups => groups.filter(rows => rows.length > 0));

test('batches of different enterprises may come in any order and in any division', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyGroups.chain(groups =>
        fc.tuple(fc.constant(groups), fc.shuffledSubarray(groups, { minLength: groups.length })),
      ),
      async ([groups, shuffled]) => {
        const first = await lake.publish(await recordedAnew(groups));
        const second = await lake.publish(await recordedAnew(shuffled));
        const once = await lake.publish(await recordedAnew([shuffled.flat()]));
        expect([second.contentHash, once.contentHash]).toEqual([first.contentHash, first.contentHash]);
      },
    ),
    { numRuns: 4 },
  );
});

const BASE = [filing('A', 100, { rd_expense: 5 }), filing('B', null), filing('C', 0)];
const CHANGES: [change: string, rows: LakeRow[]][] = [
  ['one yuan more', [filing('A', 100.0001, { rd_expense: 5 }), ...BASE.slice(1)]],
  ['a zero in place of nothing', [BASE[0]!, filing('B', 0), BASE[2]!]],
  ['nothing in place of a zero', [BASE[0]!, BASE[1]!, filing('C', null)]],
  ['a value in its neighbour', [filing('A', 5, { rd_expense: 100 }), ...BASE.slice(1)]],
  ['another name', [filing('A', 100, { rd_expense: 5, name: '甲' }), ...BASE.slice(1)]],
  ['another region', [filing('A', 100, { rd_expense: 5, region_id: '220103' }), ...BASE.slice(1)]],
  ['another period', [filing('A', 100, { rd_expense: 5, period: '2026-05' }), ...BASE.slice(1)]],
  ['another enterprise', [filing('AA', 100, { rd_expense: 5 }), ...BASE.slice(1)]],
  ['one row less', BASE.slice(1)],
  ['a row that was taken back and filed again', [...BASE, filing('A', 1, { rd_expense: 5 }), BASE[0]!]],
];

test('a rebuild has the same hash, every change another, and no two changes the same', async () => {
  const batches = await recordedAnew([BASE]);
  const first = await lake.publish(batches);
  const rebuilt = await lake.publish(batches, { now: new Date('2030-01-01T00:00:00Z') });
  expect(rebuilt.contentHash).toBe(first.contentHash);
  const hashes = [first.contentHash];
  for (const [, rows] of CHANGES) hashes.push((await lake.publish(await recordedAnew([rows]))).contentHash);
  const same = CHANGES.filter((_, index) => hashes.indexOf(hashes[index + 1]!) <= index).map(([change]) => change);
  expect(same).toEqual([]);
});

test('rows that are sent again and say nothing new change nothing', async () => {
  const first = await lake.publish(await recordedAnew([BASE]));
  expect((await lake.publish(await recordedAnew([BASE, BASE]))).contentHash).toBe(first.contentHash);
});

test('titles and the register are content too', async () => {
  const base = await recordedAnew([BASE]);
  const title = (tier: string) =>
    lake.titles([{ enterprise_id: 'A', tier, action: 'grant', valid_from: '2026-01-01' }]);
  const entry = (section: string) => lake.register([{ enterprise_id: 'A', valid_from: '2026-01-01', section }]);
  const builds = [
    base,
    [...base, await title('seed')],
    [...base, await title('national')],
    [...base, await entry('C')],
    [...base, await entry('I')],
  ];
  const hashes = new Set<string>();
  for (const batches of builds) hashes.add((await lake.publish(batches)).contentHash);
  expect(hashes.size).toBe(5);
});

test('of two versions of one key the one recorded later holds, whatever their order in the list', async () => {
  const batches = await recordedAnew([[filing('A', 100)], [filing('A', 110)]]);
  const hashes = [(await lake.publish(batches)).contentHash, (await lake.publish(batches.toReversed())).contentHash];
  expect(hashes[1]).toBe(hashes[0]);
  const served = await (await lake.publish(batches)).rows(sql`SELECT revenue FROM serving`);
  expect(served).toEqual([{ revenue: 110 }]);
});

test('a finished snapshot is read-only, and its file hash is that of its bytes', async () => {
  const { file, fileSha256 } = await lake.publish(await recordedAnew([BASE]));
  expect(
    createHash('sha256')
      .update(await readFile(file))
      .digest('hex'),
  ).toBe(fileSha256);
  expect((await stat(file)).mode & 0o777).toBe(0o444);
});
