import type { Provenance } from '@tidu/contract';
import { effectScope, ref, type EffectScope } from 'vue';
import { allRows, usePagedRows, type RowSpan } from './paged-rows.js';

const provenance = (snapshotId: string): Provenance => ({
  snapshotId,
  asOf: '2026-10-20T08:00:00Z',
  synthetic: true,
  status: 'preliminary',
});
const numbers = ({ offset, limit }: RowSpan, total: number): number[] =>
  Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, step) => offset + step);
/** Lets answered promises take their effect. */
const settled = async (): Promise<void> => {
  for (let step = 0; step < 10; step += 1) await Promise.resolve();
};

let scope: EffectScope;
beforeEach(() => {
  scope = effectScope();
});
afterEach(() => scope.stop());

/** A list of 250 rows, each its own place, that notes from where pages were asked. */
function listOf250(from = 0) {
  const asked: number[] = [];
  const snapshot = ref('s1');
  const topic = ref('a');
  const list = scope.run(() =>
    usePagedRows(
      () => topic.value,
      async (_, span) => {
        asked.push(span.offset);
        return { total: 250, rows: numbers(span, 250), provenance: provenance(snapshot.value) };
      },
      from,
    ),
  )!;
  return { list, asked, snapshot, topic };
}

test('a long list is asked for a page at a time, as its rows come in sight', async () => {
  const { list, asked } = listOf250();
  await settled();
  expect([list.total.value, list.rowAt(99), list.rowAt(100)]).toEqual([250, 99, undefined]);
  list.see(90, 110);
  await settled();
  expect(list.rowAt(110)).toBe(110);
  list.see(95, 115);
  await settled();
  expect(asked).toEqual([0, 100]);
});

test('a list that was left in its middle begins there', async () => {
  const { list, asked } = listOf250(230);
  await settled();
  expect([asked, list.rowAt(230), list.rowAt(0)]).toEqual([[200], 230, undefined]);
});

test('rows that came in sight before the first page was there are asked for once it is', async () => {
  const { list, asked } = listOf250();
  list.see(90, 110);
  await settled();
  expect([asked, list.rowAt(110)]).toEqual([[0, 100], 110]);
});

test('rows of two snapshots never stand in one list: it is asked for anew', async () => {
  const { list, asked, snapshot } = listOf250();
  await settled();
  snapshot.value = 's2';
  list.see(120, 130);
  await settled();
  expect(list.head.value?.provenance.snapshotId).toBe('s2');
  expect([list.rowAt(120), list.rowAt(0)]).toEqual([120, undefined]);
  expect(asked).toEqual([0, 100, 100]);
});

test('another question begins at the top', async () => {
  const { list, asked, topic } = listOf250(230);
  await settled();
  topic.value = 'b';
  await settled();
  expect([asked, list.rowAt(0)]).toEqual([[200, 0], 0]);
});

test('a page that could not be had is a gap, and is asked for again', async () => {
  const isDown = ref(false);
  const list = scope.run(() =>
    usePagedRows(
      () => 'a',
      async (_, span) => {
        if (isDown.value) throw new TypeError('no connection');
        return { total: 250, rows: numbers(span, 250), provenance: null };
      },
    ),
  )!;
  await settled();
  isDown.value = true;
  list.see(120, 130);
  await settled();
  expect([list.hasGap.value, list.rowAt(0), list.rowAt(120)]).toEqual([true, 0, undefined]);
  isDown.value = false;
  list.again();
  await settled();
  expect([list.hasGap.value, list.rowAt(120)]).toEqual([false, 120]);
});

test('a download has every row once, however many pages it takes', async () => {
  const told: number[] = [];
  const load = async (span: RowSpan) => ({ total: 1100, rows: numbers(span, 1100) });
  const rows = await allRows(load, done => told.push(done), new AbortController().signal);
  expect(rows).toEqual(numbers({ offset: 0, limit: 1100 }, 1100));
  expect(told).toEqual([500, 1000, 1100]);
});

test('a list that grew shorter meanwhile ends where it ends', async () => {
  const load = async (span: RowSpan) => ({ total: 1100, rows: numbers(span, 600) });
  expect(await allRows(load, () => undefined, new AbortController().signal)).toHaveLength(600);
});
