import { contract, type RunEntry } from '@tidu/contract';
import { defineStore, storeToRefs } from 'pinia';
import { ref, shallowRef, watch } from 'vue';
import { ask } from '../api.js';
import { followRun, hasEnded, pause } from '../follow-run.js';
import { useSession } from '../stores/session.js';
import { useStatus } from '../stores/status.js';

const EVERY_MS = 2_000;

/** How far the figures follow what the reader has just sent or taken back. */
export type RecomputeState = 'working' | 'done' | 'failed';

/**
 * The publication that brings the figures up to date; it goes on while the reader is on another page.
 *
 * Publications belong to the whole installation: who answers for a part of it is not shown their runs, and sees from the
 * snapshot that one is through.
 */
export const useRecompute = defineStore('recompute', () => {
  const status = useStatus();
  const { me } = storeToRefs(useSession());
  const state = ref<RecomputeState | null>(null);
  const run = shallowRef<RunEntry | null>(null);
  let following: AbortController | undefined;

  /** @param before snapshot that was published when the reader began */
  async function follow(before: string | null): Promise<void> {
    following?.abort();
    const { signal } = (following = new AbortController());
    state.value = 'working';
    run.value = null;
    const ended = await publication(before, signal).catch(() => null);
    if (signal.aborted) return;
    state.value = ended;
    await status.refresh();
  }

  async function publication(before: string | null, signal: AbortSignal): Promise<RecomputeState> {
    const newest = await newestPublication(signal);
    if (newest === null) return otherSnapshot(before, signal);
    run.value = newest;
    const ended = hasEnded(newest) ? newest : await followRun(newest, each => (run.value = each), signal);
    return ended?.state === 'failed' ? 'failed' : 'done';
  }

  async function otherSnapshot(before: string | null, signal: AbortSignal): Promise<RecomputeState> {
    while (!signal.aborted && (status.status?.snapshot?.id ?? null) === before) {
      await pause(EVERY_MS);
      await status.refresh();
    }
    return 'done';
  }

  function forget(): void {
    following?.abort();
    state.value = null;
    run.value = null;
  }

  watch(() => me.value?.login, forget);
  return { state, run, follow, forget };
});

/** The publication that waits or runs, or the last there was; null for who is not shown them. */
async function newestPublication(signal: AbortSignal): Promise<RunEntry | null> {
  const { runs } = await ask(contract.runs.list, { job: 'publish', limit: 1 }, signal);
  return runs[0] ?? null;
}
