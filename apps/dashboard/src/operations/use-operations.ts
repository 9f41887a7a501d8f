import { contract } from '@tidu/contract';
import { computed, onBeforeUnmount, watch } from 'vue';
import { useRoute } from 'vue-router';
import { useAnswer, type Answer } from '../answer.js';
import { ask } from '../api.js';
import { onRunEvent } from './run-events.js';
import { hasEnded } from '../follow-run.js';
import { readOperationsQuestion } from './question.js';

/** While something runs, and while nothing does: the net under the events. */
const [BUSY_MS, CALM_MS] = [5_000, 15_000];
const SNAPSHOTS = 20;

/** Everything the page 运行 asks the API; it asks again by itself. */
export function useOperations() {
  const route = useRoute();
  const question = computed(() => readOperationsQuestion(route.query));

  const timetable = useAnswer(
    () => true,
    (_, signal) => ask(contract.timetable.read, {}, signal),
  );
  const runs = useAnswer(
    () => ({ job: question.value.job, state: question.value.state, limit: question.value.limit }),
    ({ job, state, limit }, signal) =>
      ask(contract.runs.list, { ...(job !== null && { job }), ...(state !== null && { state }), limit }, signal),
  );
  const run = useAnswer(
    () => question.value.run,
    (id, signal) => ask(contract.runs.read, { id }, signal),
  );
  const snapshots = useAnswer(
    () => true,
    (_, signal) => ask(contract.snapshots.list, { limit: SNAPSHOTS }, signal),
  );

  const backups = useAnswer(
    () => true,
    (_, signal) => ask(contract.backups.list, {}, signal),
  );

  const sources = useAnswer(
    () => true,
    (_, signal) => ask(contract.sources.list, {}, signal),
  );

  const isBusy = computed(
    () =>
      runs.value.value?.runs.some(each => !hasEnded(each)) === true ||
      timetable.value.value?.entries.some(({ lastRun }) => lastRun !== null && !hasEnded(lastRun)) === true ||
      (question.value.run !== null && run.value.value !== null && !hasEnded(run.value.value)),
  );
  keepAsking(
    () => [timetable, runs, snapshots, backups, sources, ...(question.value.run === null ? [] : [run])],
    () => (isBusy.value ? BUSY_MS : CALM_MS),
  );

  // What happens is told as it happens; the questions above are for what was missed.
  onRunEvent(() => {
    for (const answer of [
      runs,
      timetable,
      snapshots,
      backups,
      sources,
      ...(question.value.run === null ? [] : [run]),
    ]) {
      if (answer.state.value === 'ready') answer.again();
    }
  });

  return { question, timetable, runs, run, snapshots, backups, sources };
}

/** Asks again a while after the last answer came; not what was refused or could not be had. */
function keepAsking(answers: () => Answer<unknown>[], interval: () => number): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const again = (): void => answers().forEach(answer => answer.state.value === 'ready' && answer.again());
  watch(
    () => answers().map(({ state }) => state.value),
    states => {
      clearTimeout(timer);
      if (!states.includes('waiting')) timer = setTimeout(again, interval());
    },
    { immediate: true },
  );
  onBeforeUnmount(() => clearTimeout(timer));
}
