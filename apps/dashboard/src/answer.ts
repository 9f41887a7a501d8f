import { ApiError } from '@tidu/contract';
import { onBeforeUnmount, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';

/** What an answer can be; `forbidden` is a refusal by scope, `empty` that nothing is published yet. */
export type AnswerState = 'waiting' | 'ready' | 'failed' | 'forbidden' | 'empty';

export interface Answer<T> {
  state: Ref<AnswerState>;
  /** The last answer; kept while the next is waited for, so that the page does not jump. */
  value: ShallowRef<T | null>;
  /** The API's own refusal, with its sentence in both languages; null when it could not be reached. */
  refusal: ShallowRef<ApiError | null>;
  again: () => void;
}

/**
 * Asks anew whenever the key changes and drops the answer to an older question.
 *
 * @param key  what is asked; null asks nothing yet
 * @param load the question itself
 */
export function useAnswer<K, T>(key: () => K | null, load: (key: K, signal: AbortSignal) => Promise<T>): Answer<T> {
  const state = ref<AnswerState>('waiting');
  const value = shallowRef<T | null>(null);
  const refusal = shallowRef<ApiError | null>(null);
  let running: AbortController | undefined;

  async function run(): Promise<void> {
    running?.abort();
    const asked = key();
    if (asked === null) return;
    const mine = (running = new AbortController());
    state.value = 'waiting';
    try {
      const answer = await load(asked, mine.signal);
      if (mine.signal.aborted) return;
      value.value = answer;
      refusal.value = null;
      state.value = 'ready';
    } catch (error) {
      if (mine.signal.aborted) return;
      refusal.value = error instanceof ApiError ? error : null;
      state.value = stateOf(refusal.value);
    }
  }

  watch(
    () => JSON.stringify(key()),
    () => void run(),
    { immediate: true },
  );
  onBeforeUnmount(() => running?.abort());
  return { state, value, refusal, again: () => void run() };
}

/** What a refusal makes of a question; null is an API that could not be reached. */
export function stateOf(refusal: ApiError | null): AnswerState {
  const code = refusal?.error?.code;
  if (code === 'outside-scope' || code === 'not-permitted' || code === 'ranking-needs-province') return 'forbidden';
  return code === 'no-snapshot' ? 'empty' : 'failed';
}
