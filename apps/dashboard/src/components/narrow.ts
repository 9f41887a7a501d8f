import { onBeforeUnmount, ref, type Ref } from 'vue';

/** Whether the window is as narrow as a phone: lists then have rows of two lines. */
export function useNarrow(): Ref<boolean> {
  const query = window.matchMedia('(max-width: 639px)');
  const isNarrow = ref(query.matches);
  const note = ({ matches }: MediaQueryListEvent): void => {
    isNarrow.value = matches;
  };
  query.addEventListener('change', note);
  onBeforeUnmount(() => query.removeEventListener('change', note));
  return isNarrow;
}
