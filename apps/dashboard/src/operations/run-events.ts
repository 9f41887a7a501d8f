import { contract } from '@tidu/contract';
import { onBeforeUnmount } from 'vue';

/** Many changes of one moment are one reason to ask again. */
const GATHER_MS = 300;

/** Calls back when any run of the reader's region has changed, as long as the component is there. */
export function onRunEvent(callback: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const source = new EventSource(contract.runs.events.path);
  source.addEventListener('run', () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      callback();
    }, GATHER_MS);
  });
  onBeforeUnmount(() => {
    clearTimeout(timer);
    source.close();
  });
}
