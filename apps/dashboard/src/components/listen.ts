import { onBeforeUnmount, onMounted } from 'vue';

/** Listens while the component lives. */
export function useEventListener<K extends keyof DocumentEventMap & keyof WindowEventMap>(
  target: Document | Window,
  type: K,
  listener: (event: DocumentEventMap[K] & WindowEventMap[K]) => void,
  capture = false,
): void {
  const heard = listener as EventListener;
  onMounted(() => target.addEventListener(type, heard, capture));
  onBeforeUnmount(() => target.removeEventListener(type, heard, capture));
}
