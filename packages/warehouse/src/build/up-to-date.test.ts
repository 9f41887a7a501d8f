/** A snapshot built upon the one before is the snapshot built from nothing. */
import { chmod, readFile, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { sql } from '@tidu/domain';
import { Lake, type Built, type LakeRow } from '../../test/lake.js';
import type { LiveBatch } from '../publish.js';
import { regions } from '../../test/sheet.js';

let lake: Lake;
beforeEach(async () => {
  lake = await Lake.create();
});
afterEach(() => lake.remove());

const filing = (id: string, period: string, revenue: number | null, more: LakeRow = {}): LakeRow => ({
  enterprise_id: id,
  period,
  revenue,
  region_id: '220102',
  ...more,
});

/** Content of a snapshot apart from provenance, table by table, where two differ. */
async function contentOf(built: Built, table: string): Promise<unknown> {
  return built.rows(
    sql`SELECT COLUMNS(c -> c NOT IN ('batch_id', 'seq', 'recorded_at', 'sheet', 'row_no')) FROM ${sql.identifier(table)} ORDER BY ALL`,
  );
}

async function expectAlike(upon: Built, anew: Built): Promise<void> {
  for (const table of ['filing', 'serving', 'standing', 'duty', 'title', 'register', 'enterprise', 'mart_serving'])
    expect([table, await contentOf(upon, table)]).toEqual([table, await contentOf(anew, table)]);
  expect(upon).toMatchObject({ contentHash: anew.contentHash, periods: anew.periods, counts: anew.counts });
}

test('a return for a new period takes the rest over', async () => {
  const batches = [await lake.filing([filing('A', '2025-06', 70)]), await lake.filing([filing('A', '2026-03', 1)])];
  const before = await lake.publish(batches);
  const now = [...batches, await lake.filing([filing('A', '2026-06', 100)])];
  await expectAlike(await lake.publish(now, { base: before }), await lake.publish(now));
});

test('a correction of last year changes the year before of this year', async () => {
  const batches = [await lake.filing([filing('A', '2025-06', 70), filing('A', '2026-06', 100)])];
  const before = await lake.publish(batches);
  const now = [...batches, await lake.filing([filing('A', '2025-06', 75)])];
  const upon = await lake.publish(now, { base: before });
  expect(await upon.rows(sql`SELECT revenue_prior FROM serving WHERE period = '2026-06'`)).toEqual([
    { revenue_prior: 75 },
  ]);
  await expectAlike(upon, await lake.publish(now));
});

test('a change of the register from a day on leaves the periods before it alone', async () => {
  const entry = { enterprise_id: 'A', name: '甲', region_id: '220102', section: 'C' };
  const batches = [
    await lake.register([{ ...entry, valid_from: '2024-01-01' }]),
    await lake.filing(['2025-06', '2026-03', '2026-06'].map(period => filing('A', period, 1))),
  ];
  const before = await lake.publish(batches);
  const now = [...batches, await lake.register([{ ...entry, valid_from: '2026-05-01', region_id: '220202' }])];
  const done: number[][] = [];
  const upon = await lake.publish(now, { base: before, onProgress: (...progress) => done.push(progress) });
  expect(done.at(-1)).toEqual([2, 2]); // of May and June 2026, out of twelve months
  await expectAlike(upon, await lake.publish(now));
});

test('nothing new builds nothing anew', async () => {
  const batches = [await lake.filing([filing('A', '2025-06', 70)])];
  const before = await lake.publish(batches);
  const done: number[][] = [];
  const upon = await lake.publish(batches, { base: before, onProgress: (...progress) => done.push(progress) });
  expect([done, upon.contentHash]).toEqual([[], before.contentHash]);
});

test('what was damaged, or built for another atlas, is not built upon', async () => {
  const batches = [await lake.filing([filing('A', '2026-06', 70)])];
  const before = await lake.publish(batches);
  const elsewhere = await lake.publish(batches, { base: before, regions: regions.filter(({ id }) => id !== '220802') });
  expect(await elsewhere.rows(sql`SELECT count(*) AS n FROM region WHERE id = '220802'`)).toEqual([{ n: 0 }]);
  const bytes = await readFile(before.file);
  bytes[bytes.length - 9]! ^= 1;
  await chmod(before.file, 0o644);
  await writeFile(before.file, bytes);
  expect((await lake.publish(batches, { base: before })).contentHash).toBe(before.contentHash);
});

/** One thing that happens to the lake: a batch comes, or one of those that came goes. */
type Event = { kind: 'filing' | 'register' | 'title'; row: LakeRow } | { kind: 'withdraw'; which: number };

const ids = fc.constantFrom('A', 'B', 'C');
const days = fc.constantFrom('2024-06-01', '2025-02-01', '2026-05-01');
const places = fc.constantFrom<string | null>('220102', '220202', null);
const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({
        enterprise_id: ids,
        period: fc.constantFrom('2024-12', '2025-03', '2025-06', '2026-03', '2026-06'),
        revenue: fc.option(fc.integer({ min: 0, max: 99 })),
        region_id: places,
      })
      .map(row => ({ kind: 'filing' as const, row })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ enterprise_id: ids, valid_from: days, region_id: places, section: fc.constantFrom('C', 'I') })
      .map(row => ({ kind: 'register' as const, row: { ...row, name: `甲${row.section}` } })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        enterprise_id: ids,
        tier: fc.constantFrom('provincial', 'national'),
        action: fc.constantFrom('grant', 'grant', 'cancel'),
        valid_from: days,
        region_id: places,
      })
      .map(row => ({ kind: 'title' as const, row: { ...row, name: '乙', valid_to: null } })),
  },
  { weight: 2, arbitrary: fc.nat(9).map(which => ({ kind: 'withdraw' as const, which })) },
);

test('over any history of returns, corrections, moves, titles and withdrawals', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(anyEvent, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 }),
      async steps => {
        const own = await Lake.create();
        let live: LiveBatch[] = [];
        let upon: Built | undefined;
        for (const events of steps) {
          for (const event of events) {
            if (event.kind === 'withdraw') live = live.filter((_, index) => index !== event.which % (live.length + 1));
            else if (event.kind === 'filing') live.push(await own.filing([event.row]));
            else if (event.kind === 'register') live.push(await own.register([event.row]));
            else live.push(await own.titles([event.row]));
          }
          if (live.length === 0) continue;
          upon = await own.publish(live, upon ? { base: upon } : {});
          await expectAlike(upon, await own.publish(live));
        }
        await own.remove();
      },
    ),
    { numRuns: 3, endOnFailure: true },
  );
});
