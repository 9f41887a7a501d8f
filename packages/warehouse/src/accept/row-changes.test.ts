/** Of a workbook that is sent again only what was corrected is new. */
import { sql } from '@tidu/domain';
import { Lake, type LakeRow } from '../../test/lake.js';
import { countRowChanges } from './row-changes.js';

let lake: Lake;
beforeEach(async () => {
  lake = await Lake.create();
});
afterEach(() => lake.remove());

const row = (enterprise_id: string, revenue: number | null, more: LakeRow = {}): LakeRow => ({
  enterprise_id,
  period: '2026-09',
  revenue,
  ...more,
});

test('a first report is all new; sent again with one figure corrected, one row is changed and the others are as before', async () => {
  const first = await lake.filing([row('A', 1), row('B', 2), row('C', null)]);
  expect(await countRowChanges(lake.home, first.id, [])).toEqual({ new: 3, changed: 0, unchanged: 0 });
  const again = await lake.filing([row('A', 1), row('B', 2.5), row('C', null), row('D', 4)]);
  expect(await countRowChanges(lake.home, again.id, [first])).toEqual({ new: 1, changed: 1, unchanged: 2 });
});

test('what was said last counts, whatever the order of the list; another period is another return', async () => {
  const batches = [await lake.filing([row('A', 1), row('B', 2)]), await lake.filing([row('A', 3)])];
  const last = await lake.filing([row('A', 1), row('B', 2), row('B', 2, { period: '2026-06' })]);
  const counted = { new: 1, changed: 1, unchanged: 1 };
  expect(await countRowChanges(lake.home, last.id, batches)).toEqual(counted);
  expect(await countRowChanges(lake.home, last.id, batches.toReversed())).toEqual(counted);
});

test('a column more, or a zero for nothing, says something else', async () => {
  const first = await lake.filing([row('A', 1), row('B', null)]);
  const zero = await lake.filing([row('A', 1), row('B', 0)]);
  const wider = await lake.filing([row('A', 1, { rd_expense: null })]);
  expect(await countRowChanges(lake.home, zero.id, [first])).toEqual({ new: 0, changed: 1, unchanged: 1 });
  expect(await countRowChanges(lake.home, wider.id, [first])).toEqual({ new: 0, changed: 1, unchanged: 0 });
});

test('what is counted as before makes no version when it is published', async () => {
  const first = await lake.filing([row('A', 1), row('B', 2)]);
  const again = await lake.filing([row('A', 1), row('B', 3)]);
  const { changed, unchanged } = await countRowChanges(lake.home, again.id, [first]);
  const versions = await (
    await lake.publish([first, again])
  ).rows(sql`SELECT count(*) FILTER (version = 2) AS changed, count(*) FILTER (version = 1) AS first FROM filing`);
  expect([{ changed, first: 2 }, unchanged]).toEqual([versions[0], 1]);
});
