import { contract } from '@tidu/contract';
import { storeToRefs } from 'pinia';
import { computed, watchEffect } from 'vue';
import { useRoute } from 'vue-router';
import { useAnswer } from '../answer.js';
import { ask } from '../api.js';
import { useLanguage } from '../language/language.js';
import { usePagedRows, type RowSpan } from '../paged-rows.js';
import { useScope } from '../scope.js';
import { useStatus } from '../stores/status.js';
import { listArgs, readListQuestion, type ListQuestion } from './list-question.js';
import { conditionsOf, type ListWords } from './list-words.js';

export const loadEnterprises = (asked: ListQuestion, span: RowSpan, signal: AbortSignal) =>
  ask(contract.enterprises.list, { ...listArgs(asked), ...span }, signal);

/**
 * Everything the list of enterprises asks the API, from the question in its address.
 *
 * @param from the row on top at first
 */
export function useList(from: number) {
  const route = useRoute();
  const store = useLanguage();
  const { text, language } = storeToRefs(store);
  const statusStore = useStatus();
  const { status, generation } = storeToRefs(statusStore);
  const { isRegional, regions, top } = useScope();

  const question = computed(() => readListQuestion(route.query));
  const list = usePagedRows(
    () => (route.name === 'enterprises' ? { question: question.value, generation: generation.value } : null),
    (key, span, signal) => loadEnterprises(key.question, span, signal),
    from,
  );
  const provenance = computed(() => list.head.value?.provenance ?? null);
  watchEffect(() => {
    if (provenance.value !== null) statusStore.noteShown(provenance.value.snapshotId);
  });

  /** Which industries there are is told with their figures, to who may see those. */
  const bySection = useAnswer(
    () => (isRegional.value ? (status.value?.latestQuarter ?? null) : null),
    (period, signal) =>
      ask(contract.indicators.values, { codes: ['enterprises-by-tier'], period, by: 'section' }, signal),
  );
  const sections = computed(() =>
    (bySection.value.value?.rows ?? [])
      .filter(({ key }) => /^[A-T]$/.test(key))
      .map(({ key, keyName }) => ({ code: key, name: keyName === null ? key : store.nameOf(keyName) })),
  );

  const words = computed<ListWords>(() => ({
    text: text.value,
    language: language.value,
    sections: sections.value,
  }));
  const conditions = computed(() => conditionsOf(question.value, words.value));
  const place = computed(() => {
    const region = question.value.region === null ? top.value : regions.value.get(question.value.region);
    return region === undefined ? text.value.enterprises.own : store.nameOf(region.name);
  });

  /** How many there are without the conditions; asked only where none is left with them. */
  const whole = useAnswer(
    () =>
      list.state.value === 'ready' && list.total.value === 0 && conditions.value.length > 0
        ? { region: question.value.region }
        : null,
    ({ region }, signal) => ask(contract.enterprises.list, { ...(region !== null && { region }), limit: 1 }, signal),
  );

  return { question, list, provenance, isRegional, regions, top, sections, words, conditions, place, whole };
}
