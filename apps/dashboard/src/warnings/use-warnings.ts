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
import { readWarningQuestion, warningArgs, type WarningQuestion } from './warning-question.js';

export const loadWarnings = (asked: WarningQuestion, span: RowSpan, signal: AbortSignal) =>
  ask(contract.warnings.list, { ...warningArgs(asked), ...span }, signal);

/**
 * Everything the page of warnings asks the API, from the question in its address.
 *
 * @param from the row on top at first
 */
export function useWarnings(from: number) {
  const route = useRoute();
  const store = useLanguage();
  const { text } = storeToRefs(store);
  const statusStore = useStatus();
  const { generation } = storeToRefs(statusStore);
  const { isRegional, regions, top } = useScope();

  const question = computed(() => readWarningQuestion(route.query));
  const isHere = computed(() => route.name === 'warnings');
  const list = usePagedRows(
    () => (isHere.value ? { asked: { ...question.value, open: null }, generation: generation.value } : null),
    (key, span, signal) => loadWarnings(key.asked, span, signal),
    from,
  );
  const rules = useAnswer(
    () => 'rules',
    (_, signal) => ask(contract.warnings.rules, {}, signal),
  );
  const openId = computed(() => (isHere.value ? (question.value.open?.enterpriseId ?? null) : null));
  const opened = computed(() => (openId.value === null ? null : { id: openId.value, generation: generation.value }));
  const history = useAnswer(
    () => opened.value,
    async ({ id }, signal) => ({ id, ...(await ask(contract.warnings.history, { id }, signal)) }),
  );
  const series = useAnswer(
    () => opened.value,
    async ({ id }, signal) => ({ id, ...(await ask(contract.enterprises.indicators, { id }, signal)) }),
  );

  const provenance = computed(() => list.head.value?.provenance ?? null);
  watchEffect(() => {
    if (provenance.value !== null) statusStore.noteShown(provenance.value.snapshotId);
  });
  const place = computed(() => {
    const region = question.value.region === null ? top.value : regions.value.get(question.value.region);
    return region === undefined ? text.value.warnings.own : store.nameOf(region.name);
  });

  return { question, list, rules, history, series, provenance, isRegional, regions, top, place };
}
