import { ApiError, type Provenance } from '@tidu/contract';
import { computed, onScopeDispose, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { stateOf, type AnswerState } from './answer.js';

/** One page of a list as the API answers it. */
interface RowPage {
  total: number;
  rows: unknown[];
  provenance: Provenance | null;
}

/** A part of a list, counted from 0. */
export interface RowSpan {
  offset: number;
  limit: number;
}

export interface PagedRows<Page extends RowPage> {
  state: Ref<AnswerState>;
  refusal: ShallowRef<ApiError | null>;
  /** The page that was asked first: what it says of the list as a whole. Kept while the next list is waited for. */
  head: ShallowRef<Page | null>;
  total: ComputedRef<number>;
  /** The row at a place, counted from 0; undefined while it is not there. */
  rowAt: (index: number) => Page['rows'][number] | undefined;
  /** The rows between two places are in sight: what is missing of them is asked for. */
  see: (first: number, last: number) => void;
  /** Whether rows in sight could not be had. */
  hasGap: Ref<boolean>;
  again: () => void;
}

/** Rows asked for at a time. */
const PAGE = 100;

/**
 * A list too long to be asked for at once: its pages are asked as they come in sight, and kept.
 *
 * All rows are of one snapshot: when a later page comes from a newer one, the list is asked for anew.
 *
 * @param key  what is listed; null asks nothing yet
 * @param from the place in sight at first
 */
export function usePagedRows<K, Page extends RowPage>(
  key: () => K | null,
  load: (key: K, span: RowSpan, signal: AbortSignal) => Promise<Page>,
  from = 0,
): PagedRows<Page> {
  const state = ref<AnswerState>('waiting');
  const refusal = shallowRef<ApiError | null>(null);
  const head: ShallowRef<Page | null> = shallowRef(null);
  const pages = shallowRef(new Map<number, Page>());
  const hasGap = ref(false);
  let asked = new Set<number>();
  let sight = { first: from, last: from };
  let running: AbortController | undefined;

  async function start(): Promise<void> {
    running?.abort();
    const wanted = key();
    if (wanted === null) return;
    const mine = (running = new AbortController());
    asked = new Set([pageOf(sight.first)]);
    state.value = 'waiting';
    hasGap.value = false;
    try {
      const page = await load(wanted, spanOf(pageOf(sight.first)), mine.signal);
      if (mine.signal.aborted) return;
      head.value = page;
      pages.value = new Map([[pageOf(sight.first), page]]);
      refusal.value = null;
      state.value = 'ready';
      see(sight.first, sight.last);
    } catch (error) {
      if (mine.signal.aborted) return;
      refusal.value = error instanceof ApiError ? error : null;
      state.value = stateOf(refusal.value);
    }
  }

  async function fetchMore(number: number): Promise<void> {
    const [wanted, mine] = [key(), running];
    if (wanted === null || mine === undefined || asked.has(number)) return;
    asked.add(number);
    try {
      const page = await load(wanted, spanOf(number), mine.signal);
      if (mine.signal.aborted) return;
      if (page.provenance?.snapshotId !== head.value?.provenance?.snapshotId) return await start();
      pages.value = new Map(pages.value).set(number, page);
    } catch {
      if (mine.signal.aborted) return;
      asked.delete(number);
      hasGap.value = true;
    }
  }

  function see(first: number, last: number): void {
    sight = { first, last };
    if (state.value !== 'ready') return;
    for (let number = pageOf(first); number <= pageOf(last); number += 1) void fetchMore(number);
  }

  function again(): void {
    if (state.value !== 'ready') return void start();
    hasGap.value = false;
    see(sight.first, sight.last);
  }

  watch(
    () => JSON.stringify(key()),
    (_, before) => {
      if (before !== undefined) sight = { first: 0, last: 0 };
      void start();
    },
    { immediate: true },
  );
  onScopeDispose(() => running?.abort());

  const total = computed(() => head.value?.total ?? 0);
  const rowAt = (index: number): Page['rows'][number] | undefined => pages.value.get(pageOf(index))?.rows[index % PAGE];
  return { state, refusal, head, total, rowAt, see, hasGap, again };
}

const pageOf = (index: number): number => Math.floor(index / PAGE);
const spanOf = (page: number): RowSpan => ({ offset: page * PAGE, limit: PAGE });

/** Rows asked for at a time when a whole list is downloaded; the API gives no more. */
const LARGEST = 500;

/**
 * Every row of a list, for a download.
 *
 * @param tell how many are there of how many
 */
export async function allRows<Row>(
  load: (span: RowSpan, signal: AbortSignal) => Promise<{ total: number; rows: Row[] }>,
  tell: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const page = await load({ offset: rows.length, limit: LARGEST }, signal);
    rows.push(...page.rows);
    tell(rows.length, page.total);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}
