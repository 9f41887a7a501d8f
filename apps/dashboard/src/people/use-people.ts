import { contract } from '@tidu/contract';
import { storeToRefs } from 'pinia';
import { computed } from 'vue';
import { useRoute } from 'vue-router';
import { useAnswer } from '../answer.js';
import { ask } from '../api.js';
import { useSession } from '../stores/session.js';
import { readPeopleQuestion } from './question.js';

/** Entries of the audit a page. */
export const ENTRIES_A_PAGE = 50;

/** Everything the page 用户与审计 asks the API, from the question in its address. */
export function usePeople() {
  const route = useRoute();
  const { me } = storeToRefs(useSession());
  const question = computed(() => readPeopleQuestion(route.query));

  const accounts = useAnswer(
    () => me.value?.login ?? null,
    (_, signal) => ask(contract.accounts.list, {}, signal),
  );
  const audit = useAnswer(
    () => {
      const { tab, actor, action, subject, before } = question.value;
      return tab === 'audit' ? { actor, action, subject, before } : null;
    },
    ({ actor, action, subject, before }, signal) => {
      const args = {
        ...(actor !== null && { actor }),
        ...(action !== null && { action }),
        ...(subject !== null && { subject }),
        ...(before !== null && { before }),
        // One more tells whether there are older ones.
        limit: ENTRIES_A_PAGE + 1,
      };
      return ask(contract.audit.list, args, signal);
    },
  );
  return { question, accounts, audit };
}
