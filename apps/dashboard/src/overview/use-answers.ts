import { contract } from '@tidu/contract';
import { storeToRefs } from 'pinia';
import { computed, watchEffect } from 'vue';
import { useRoute } from 'vue-router';
import { useAnswer } from '../answer.js';
import { ask } from '../api.js';
import { readQuestion } from '../question.js';
import { useCatalogue } from '../stores/catalogue.js';
import { useStatus } from '../stores/status.js';
import { headlineArgs, regionArgs, resolve, sectionArgs, tierArgs, type Asked } from './asked.js';

/** Everything the overview asks the API, from the question in its address. */
export function useAnswers() {
  const route = useRoute();
  const statusStore = useStatus();
  const { status, generation } = storeToRefs(statusStore);
  const catalogue = useCatalogue();
  const { regions } = storeToRefs(catalogue);

  const known = useAnswer(
    () => generation.value,
    () => catalogue.load(),
  );
  const question = computed(() => readQuestion(route.query));
  const asked = computed(() => (status.value === null ? null : resolve(question.value, status.value, regions.value)));
  const isOutside = computed(
    () => question.value.region !== null && regions.value.size > 0 && !regions.value.has(question.value.region),
  );
  /** A colleague's link may name a region this reader may not see, or none: the API says which. */
  const outside = useAnswer(
    () => (isOutside.value ? question.value.region : null),
    (region, signal) => ask(contract.status.read, { region }, signal),
  );

  /** Every panel asks for itself, so that one that cannot be had leaves the others standing. */
  const panel = <T>(load: (asked: Asked, signal: AbortSignal) => Promise<T>) =>
    useAnswer(
      () => (asked.value === null ? null : { asked: asked.value, generation: generation.value }),
      async (key, signal) => ({ asked: key.asked, ...(await load(key.asked, signal)) }),
    );
  const headline = panel((each, signal) => ask(contract.indicators.values, headlineArgs(each), signal));
  const byTier = panel((each, signal) => ask(contract.indicators.values, tierArgs(each), signal));
  const byRegion = panel(async (each, signal) => ({
    map: await catalogue.mapOf(each.region.id),
    ...(await ask(contract.indicators.values, regionArgs(each), signal)),
  }));
  const bySection = panel((each, signal) => ask(contract.indicators.values, sectionArgs(each), signal));
  const ladder = panel((each, signal) =>
    ask(contract.ladder.read, { period: each.period, region: each.region.id }, signal),
  );
  const progress = panel((each, signal) =>
    ask(contract.filingProgress.read, { period: each.period, region: each.region.id }, signal),
  );

  /** All answers of one moment come from one snapshot; the first that is there speaks for it. */
  const provenance = computed(
    () =>
      [headline, byRegion, bySection, ladder, progress].find(({ value }) => value.value !== null)?.value.value
        ?.provenance ?? null,
  );
  watchEffect(() => {
    if (provenance.value !== null) statusStore.noteShown(provenance.value.snapshotId);
  });

  return {
    question,
    asked,
    known,
    isOutside,
    outside,
    headline,
    byTier,
    byRegion,
    bySection,
    ladder,
    progress,
    provenance,
  };
}
