import { storeToRefs } from 'pinia';
import { computed } from 'vue';
import { useAnswer } from './answer.js';
import { topOf } from './overview/asked.js';
import { useCatalogue } from './stores/catalogue.js';
import { useSession } from './stores/session.js';
import { useStatus } from './stores/status.js';

/**
 * What the reader answers for: a region with everything below it, or, as a secretary, single enterprises.
 *
 * Regions, and figures cut by them, are told only to the former.
 */
export function useScope() {
  const { me } = storeToRefs(useSession());
  const { generation } = storeToRefs(useStatus());
  const catalogue = useCatalogue();
  const { regions } = storeToRefs(catalogue);
  const isRegional = computed(() => me.value !== null && me.value.role !== 'secretary');
  const known = useAnswer(
    () => (isRegional.value ? generation.value : null),
    () => catalogue.load(),
  );
  const top = computed(() => topOf(regions.value));
  const mayChange = computed(() => me.value?.role === 'administrator' || me.value?.role === 'officer');
  return { me, isRegional, mayChange, known, regions, top };
}
