import { contract } from '@tidu/contract';
import { isQuarterEnd, type Period } from '@tidu/domain';
import { storeToRefs } from 'pinia';
import { computed, watchEffect } from 'vue';
import { useRoute } from 'vue-router';
import { useAnswer } from '../answer.js';
import { ask } from '../api.js';
import { oneOf } from '../query.js';
import { useScope } from '../scope.js';
import { useStatus } from '../stores/status.js';
import { readWeights } from './weights.js';

/** Everything the ranking asks the API, from the question in its address. */
export function useRanking() {
  const route = useRoute();
  const statusStore = useStatus();
  const { status, generation } = storeToRefs(statusStore);
  const { regions, isRegional, known } = useScope();
  /** Names as tables print them are known, or will not be: they must not change under the reader. */
  const isNamed = computed(() => regions.value.size > 0 || known.state.value !== 'waiting');

  const isHere = computed(() => route.name === 'ranking');
  const asked = computed(() => {
    const period = oneOf(route.query['period']);
    return period !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(period) ? period : null;
  });
  /** The scheme in the address, `id@version`; the province's own newest where there is none. */
  const scheme = computed(() => {
    const [id, version] = (oneOf(route.query['scheme']) ?? '').split('@');
    const isRead = id !== undefined && /^[a-z][a-z0-9-]*$/.test(id) && /^\d+$/.test(version ?? '');
    return isRead ? { scheme: id, version: Number(version) } : {};
  });
  const ranking = useAnswer(
    () => (isHere.value ? { period: asked.value, scheme: scheme.value, generation: generation.value } : null),
    ({ period, scheme: named }, signal) =>
      ask(contract.rankings.read, { ...(period !== null && { period }), ...named }, signal),
  );
  const found = computed(() => ranking.value.value);

  /** Weights in the address, where they are of this scheme. */
  const tried = computed(() => {
    const written = oneOf(route.query['weights']);
    const codes = found.value?.scheme.indicators.map(({ code }) => code);
    return written === null || codes === undefined ? null : readWeights(written, codes) && written;
  });
  const trial = useAnswer(
    () =>
      isHere.value && tried.value !== null && found.value !== null
        ? {
            ...{ weights: tried.value, period: found.value.period, named: scheme.value },
            snapshot: found.value.provenance.snapshotId,
          }
        : null,
    async ({ weights, period, named }, signal) => ({
      weights,
      ...(await ask(contract.rankings.read, { period, weights, ...named }, signal)),
    }),
  );
  /** The answer to the weights that are asked, or to those before while they are computed; null without a trial. */
  const triedRanking = computed(() => (tried.value === null ? null : trial.value.value));

  const provenance = computed(() => found.value?.provenance ?? null);
  watchEffect(() => {
    if (provenance.value !== null) statusStore.noteShown(provenance.value.snapshotId);
  });
  /** Quarters in which every tier owes a return, newest first: other months have another sample. */
  const periods = computed<Period[]>(() =>
    (status.value?.periods ?? [])
      .map(({ period }) => period)
      .filter(isQuarterEnd)
      .toReversed(),
  );

  return { ranking, found, tried, trial, triedRanking, provenance, periods, regions, isNamed, isRegional };
}
