import { defineStore } from 'pinia';
import { ref } from 'vue';

/** Unread notices of who is signed in, told by the server as they come. */
export const useUnread = defineStore('unread', () => {
  const unread = ref(0);
  let source: EventSource | null = null;

  /** Listens from now on; a lost connection is taken up again by the browser. */
  function listen(): void {
    if (source !== null) return;
    source = new EventSource('/api/notices/live');
    source.addEventListener('unread', event => (unread.value = Number((event as MessageEvent<string>).data)));
  }

  function stop(): void {
    source?.close();
    source = null;
    unread.value = 0;
  }
  return { unread, listen, stop };
});
