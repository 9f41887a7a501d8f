import { onBeforeUnmount, ref } from 'vue';
import { onBeforeRouteLeave, useRoute, useRouter } from 'vue-router';
import { oneOf } from './query.js';

const REST_MS = 400;

/**
 * Keeps in the address which row of a long list is on top, so that Back, or a colleague, finds it again.
 *
 * @param question the rest of the address
 */
export function useListPlace(question: () => Record<string, string>) {
  const route = useRoute();
  const router = useRouter();
  /** The row on top when the page was left. */
  const from = Math.max(0, Math.floor(Number(oneOf(route.query['at']) ?? 0)) || 0);
  /** Rows in sight, from … to. */
  const sight = ref({ first: from, last: from });
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** The address of the list as it is seen now. */
  function addressed(asked: Record<string, string> = question()): Record<string, string> {
    return sight.value.first > 0 ? { ...asked, at: String(sight.value.first) } : asked;
  }

  function see(first: number, last: number): void {
    sight.value = { first, last };
    forget();
    timer = setTimeout(() => void router.replace({ query: addressed() }), REST_MS);
  }

  /** What is pending would undo a step that has just been taken. */
  function forget(): void {
    clearTimeout(timer);
  }

  onBeforeRouteLeave(forget);
  onBeforeUnmount(forget);
  return { from, sight, addressed, see, forget };
}
