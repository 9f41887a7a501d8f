import { contract } from '@tidu/contract';
import { yearOf } from '@tidu/domain';
import { storeToRefs } from 'pinia';
import { computed, ref, watchEffect } from 'vue';
import { useRoute } from 'vue-router';
import { useAnswer } from '../answer.js';
import { ask } from '../api.js';
import { useCatalogue } from '../stores/catalogue.js';
import { useSession } from '../stores/session.js';
import { useStatus } from '../stores/status.js';
import { readFilingsQuestion } from './question.js';
import { useUploads } from './uploads.js';

/** Batches and rows of a batch a page. */
export const BATCHES_A_PAGE = 10;
export const ROWS_A_PAGE = 50;
export const MISSING_A_PAGE = 10;

/** Everything the page 报送 asks the API, from the question in its address. */
export function useFilings() {
  const route = useRoute();
  const statusStore = useStatus();
  const { status, generation } = storeToRefs(statusStore);
  const { me } = storeToRefs(useSession());
  const { landed } = storeToRefs(useUploads());
  const catalogue = useCatalogue();
  /** Grows when the reader has changed a batch. */
  const revision = ref(0);

  const question = computed(() => readFilingsQuestion(route.query));
  const known = useAnswer(
    () => generation.value,
    () => catalogue.load(),
  );
  const region = computed(() => question.value.region ?? me.value?.regionId ?? null);
  const period = computed(() => question.value.period ?? status.value?.latestQuarter ?? null);

  /** How far each period of the asked region is. */
  const calendar = useAnswer(
    () => (region.value === null ? null : { region: region.value, generation: generation.value }),
    (key, signal) => ask(contract.status.read, { region: key.region }, signal),
  );
  const year = useAnswer(
    () =>
      region.value === null || period.value === null
        ? null
        : { region: region.value, year: yearOf(period.value), generation: generation.value, revision: revision.value },
    (key, signal) => ask(contract.filingCalendar.read, { region: key.region, year: key.year }, signal),
  );
  const progress = useAnswer(
    () =>
      region.value === null || period.value === null
        ? null
        : { region: region.value, period: period.value, generation: generation.value },
    (key, signal) => ask(contract.filingProgress.read, { region: key.region, period: key.period }, signal),
  );
  const reviews = useAnswer(
    () =>
      region.value === null || period.value === null
        ? null
        : {
            args: { region: region.value, period: period.value },
            generation: generation.value,
            revision: revision.value,
          },
    ({ args }, signal) => ask(contract.reviews.list, args, signal),
  );
  const missing = useAnswer(
    () => {
      if (region.value === null || period.value === null) return null;
      const offset = (question.value.missing - 1) * MISSING_A_PAGE;
      const args = { region: region.value, period: period.value, offset, limit: MISSING_A_PAGE };
      return { args, generation: generation.value };
    },
    ({ args }, signal) => ask(contract.filingCalendar.missing, args, signal),
  );
  const batches = useAnswer(
    () => {
      const { span, status: only, page } = question.value;
      if (region.value === null || (span !== null && period.value === null)) return null;
      return {
        args: {
          region: region.value,
          offset: (page - 1) * BATCHES_A_PAGE,
          limit: BATCHES_A_PAGE,
          ...(span !== null && { period: period.value! }),
          ...(only !== null && { status: only }),
        },
        changes: landed.value + revision.value,
      };
    },
    ({ args }, signal) => ask(contract.batches.list, args, signal),
  );
  const issues = useAnswer(
    () => {
      const { batch, severity, rows } = question.value;
      if (batch === null) return null;
      const args = { id: batch, offset: (rows - 1) * ROWS_A_PAGE, limit: ROWS_A_PAGE };
      return { args: { ...args, ...(severity !== null && { severity }) }, revision: revision.value };
    },
    ({ args }, signal) => ask(contract.batches.issues, args, signal),
  );
  const layouts = useAnswer(
    () => me.value?.login ?? null,
    (_, signal) => ask(contract.batches.layouts, {}, signal),
  );

  const provenance = computed(() => progress.value.value?.provenance ?? null);
  watchEffect(() => {
    if (provenance.value !== null) statusStore.noteShown(provenance.value.snapshotId);
  });

  return {
    question,
    known,
    region,
    period,
    calendar,
    year,
    progress,
    reviews,
    missing,
    batches,
    issues,
    layouts,
    provenance,
    revision,
  };
}
