import { computed, onBeforeUnmount, ref, type ComputedRef, type Ref } from 'vue';
import { formatCount } from './format.js';
import { useLanguage } from './language/language.js';
import { allRows, type RowSpan } from './paged-rows.js';

export interface ListDownload {
  /** How far it is, in words; null while nothing is fetched. */
  progress: ComputedRef<string | null>;
  /** Whether the last one did not come to its end. */
  hasBroken: Ref<boolean>;
  start: () => Promise<void>;
}

/**
 * Downloads a whole list, page by page, also the rows nobody has scrolled to.
 *
 * @param begin what is fetched: fixed when the download begins, whatever the reader asks meanwhile; null when there is nothing
 */
export function useListDownload<Row>(
  begin: () => {
    load: (span: RowSpan, signal: AbortSignal) => Promise<{ total: number; rows: Row[] }>;
    save: (rows: Row[]) => void;
  } | null,
): ListDownload {
  const store = useLanguage();
  const fetched = ref<{ done: number; total: number } | null>(null);
  const hasBroken = ref(false);
  const leaving = new AbortController();
  onBeforeUnmount(() => leaving.abort());

  const progress = computed(() =>
    fetched.value === null
      ? null
      : store.text.shell.fetched(formatCount(fetched.value.done), formatCount(fetched.value.total)),
  );

  async function start(): Promise<void> {
    const begun = begin();
    if (begun === null || fetched.value !== null) return;
    hasBroken.value = false;
    fetched.value = { done: 0, total: 0 };
    try {
      begun.save(await allRows(begun.load, (done, total) => (fetched.value = { done, total }), leaving.signal));
    } catch {
      hasBroken.value = !leaving.signal.aborted;
    } finally {
      fetched.value = null;
    }
  }

  return { progress, hasBroken, start };
}
