import { contract, type ProgrammeHead } from '@tidu/contract';
import { storeToRefs } from 'pinia';
import { computed, watchEffect } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { useAnswer } from '../answer.js';
import { ask } from '../api.js';
import { oneOf, queryOf } from '../query.js';
import { useScope } from '../scope.js';
import { useStatus } from '../stores/status.js';

export const VIEWS = ['overview', 'list', 'ladder', 'money', 'tasks', 'file'] as const;
export type View = (typeof VIEWS)[number];

/** A tier with fewer criteria than this is a goal set for the firms of the tier, and no rule of who qualifies. */
const RULE = 3;

/** Everything the programme page asks first, from the question in its address. */
export function useProgramme() {
  const route = useRoute();
  const router = useRouter();
  const statusStore = useStatus();
  const { generation } = storeToRefs(statusStore);
  const { regions, isRegional, mayChange, me, top } = useScope();
  const isHere = computed(() => route.name === 'programmes');

  const library = useAnswer(
    () => (isHere.value ? generation.value : null),
    (_, signal) => ask(contract.programmes.list, {}, signal),
  );
  const heads = computed(() => library.value.value?.programmes ?? []);
  const chosen = (id: string | null) => heads.value.find(head => head.id === id);
  const programme = computed(
    () =>
      chosen(oneOf(route.query['programme'])) ??
      heads.value.find(({ region, kind }) => kind === 'programme' && region === top.value?.id) ??
      heads.value.find(({ kind }) => kind === 'programme') ??
      null,
  );
  const ruled = computed(() => heads.value.filter(head => head.kind === 'programme' && tiersOf(head).length > 0));
  /** The programme itself where it says who qualifies, else the national rule that replaced the one before. */
  const rule = computed(() => {
    const asked = ruled.value.find(head => head.id === oneOf(route.query['rule']));
    const own = ruled.value.find(head => head.id === programme.value?.id);
    return asked ?? own ?? ruled.value.find(({ supersedes }) => supersedes !== null) ?? ruled.value[0] ?? null;
  });
  const tiers = computed(() => (rule.value === null ? [] : tiersOf(rule.value)));
  const tier = computed(
    () =>
      tiers.value.find(({ id }) => id === oneOf(route.query['tier'])) ??
      tiers.value.find(({ title }) => title === 'provincial') ??
      tiers.value.at(-1) ??
      null,
  );
  const view = computed<View>(() => VIEWS.find(one => one === oneOf(route.query['view'])) ?? 'overview');

  const idOf = (head: ProgrammeHead | null) => (head === null ? null : { id: head.id, version: head.version });
  const shown = useAnswer(
    () => (isHere.value ? idOf(programme.value) : null),
    ({ id }, signal) => ask(contract.programmes.read, { id }, signal),
  );
  const shownRule = useAnswer(
    () => (isHere.value ? idOf(rule.value) : null),
    ({ id }, signal) => ask(contract.programmes.read, { id }, signal),
  );
  const counts = useAnswer(
    () =>
      isHere.value && rule.value !== null && view.value === 'overview'
        ? { ...idOf(rule.value)!, generation: generation.value }
        : null,
    ({ id }, signal) => ask(contract.preChecks.counts, { id }, signal),
  );
  const provenance = computed(() => counts.value.value?.provenance ?? null);
  watchEffect(() => {
    if (provenance.value !== null) statusStore.noteShown(provenance.value.snapshotId);
  });

  /** Changes what the address asks; what belongs to one programme alone does not outlive it. */
  function change(next: Record<string, string | null>): void {
    const kept = ['programme', 'rule', 'tier', 'view', 'filter', 'page', 'open', 'year'];
    const now = Object.fromEntries(kept.map(key => [key, oneOf(route.query[key])]));
    const reset: Record<string, null> =
      'programme' in next ? { rule: null, tier: null } : 'rule' in next ? { tier: null } : {};
    const leaf: Record<string, null> =
      'filter' in next || 'page' in next || 'open' in next ? {} : { page: null, open: null };
    void router.push({ query: queryOf({ ...now, ...reset, ...leaf, ...next }) });
  }

  return {
    ...{
      route,
      library,
      heads,
      programme,
      ruled,
      rule,
      tiers,
      tier,
      view,
      shown,
      shownRule,
      counts,
      provenance,
      change,
    },
    ...{ regions, isRegional, mayChange, me, generation },
  };
}

function tiersOf({ tiers }: ProgrammeHead): ProgrammeHead['tiers'] {
  return tiers.filter(({ nCriteria }) => nCriteria >= RULE || (tiers.length <= 2 && nCriteria > 0));
}

export type ProgrammePage = ReturnType<typeof useProgramme>;
