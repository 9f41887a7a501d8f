import { ApiError, contract, type OutputOf } from '@tidu/contract';
import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { ask } from '../api.js';

export type Status = OutputOf<typeof contract.status.read>;

const CALM_MS = 30_000;
const LOADING_MS = 2_000;

/** What is published and what still loads, asked again every half minute, every two seconds while something loads. */
export const useStatus = defineStore('status', () => {
  const status = ref<Status | null>(null);
  /** Whether any enterprise is made up; every account is told, also one without a region. */
  const synthetic = ref(false);
  /** Snapshot the figures on screen belong to. */
  const shownSnapshot = ref<string | null>(null);
  /** Grows when the figures on screen are to be asked for again. */
  const generation = ref(0);
  /** When the API last answered; set while it does not. */
  const lostSince = ref<string | null>(null);
  let answeredAt = new Date().toISOString();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const loading = computed(() => status.value?.loading ?? null);
  const offered = computed(() => {
    const published = status.value?.snapshot?.id ?? null;
    return published !== null && shownSnapshot.value !== null && published !== shownSnapshot.value ? published : null;
  });

  async function refresh(): Promise<void> {
    clearTimeout(timer);
    try {
      status.value = await ask(contract.status.read, {});
      synthetic.value = status.value.synthetic;
      answeredAt = new Date().toISOString();
      lostSince.value = null;
      // While demo data come in nobody is reading a figure yet: the page follows each publication by itself.
      if (shownSnapshot.value === null || isLoading(status.value)) accept();
    } catch (refusal) {
      // An account without a region of its own is answered, with a refusal: asking again would not change it.
      if (refusal instanceof ApiError && refusal.status === 403) return askHealth();
      lostSince.value = answeredAt;
    }
    timer = setTimeout(() => void refresh(), status.value === null || isLoading(status.value) ? LOADING_MS : CALM_MS);
  }

  async function askHealth(): Promise<void> {
    synthetic.value = await ask(contract.health.read, {}).then(
      health => health.synthetic,
      () => synthetic.value,
    );
  }

  /** Lets the pages move to the newest snapshot. */
  function accept(): void {
    const published = status.value?.snapshot?.id ?? null;
    if (published === shownSnapshot.value) return;
    shownSnapshot.value = published;
    generation.value += 1;
  }

  /** An answer came from this snapshot: a page that asks anew already shows the newest. */
  function noteShown(id: string): void {
    shownSnapshot.value = id;
  }

  /** Ends the asking, when nobody is signed in. */
  function forget(): void {
    clearTimeout(timer);
    status.value = null;
    shownSnapshot.value = null;
    lostSince.value = null;
  }

  return {
    status,
    synthetic,
    loading,
    offered,
    shownSnapshot,
    generation,
    lostSince,
    refresh,
    accept,
    noteShown,
    forget,
  };
});

const isLoading = (status: Status): boolean => status.loading !== null && status.loading.done < status.loading.total;
