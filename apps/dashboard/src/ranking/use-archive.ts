import { contract, type RunEntry, type SealEntry } from '@tidu/contract';
import { storeToRefs } from 'pinia';
import { computed, ref } from 'vue';
import { useAnswer } from '../answer.js';
import { ask } from '../api.js';
import { useLanguage } from '../language/language.js';
import { useMadeDocument } from '../made-document.js';
import { refusalSentence } from '../refusal-sentence.js';
import { useSession } from '../stores/session.js';

export type SealDeed = 'review' | 'sign' | 'discard';

/** The archive of rankings, and what the reader may do in it. */
export function useArchive(isHere: () => boolean) {
  const { text, language } = storeToRefs(useLanguage());
  const { me } = storeToRefs(useSession());
  const role = computed(() => me.value?.role ?? 'analyst');
  const mayDraft = computed(() => role.value === 'officer' || role.value === 'administrator');
  const maySign = computed(() => role.value === 'signer');
  const mayRead = computed(() => role.value !== 'secretary');

  const archive = useAnswer(
    () => (isHere() && mayRead.value ? { archive: true } : null),
    (_, signal) => ask(contract.sealedRankings.list, {}, signal),
  );
  const entries = computed<SealEntry[]>(() => archive.value.value?.entries ?? []);
  const isBusy = ref(false);
  const refusal = ref<string | null>(null);
  const { isMaking, refusal: notMade, make } = useMadeDocument();

  /** Does something the API may refuse; the archive is read again after it. */
  async function act(work: () => Promise<unknown>): Promise<boolean> {
    isBusy.value = true;
    refusal.value = null;
    try {
      await work();
      archive.again();
      return true;
    } catch (error) {
      refusal.value = refusalSentence(error, language.value) ?? text.value.overview.failedSentence;
      return false;
    } finally {
      isBusy.value = false;
    }
  }

  const freeze = (asked: {
    period: string;
    scheme?: string;
    version?: number;
    supersedes?: { id: string; reason: string };
  }) => act(() => ask(contract.sealedRankings.draft, asked));
  const decide = (deed: SealDeed, { id, recordSha256 }: SealEntry) =>
    act(() => ask(contract.sealedRankings[deed], { id, recordSha256 }));
  async function fetchFile(kind: 'workbook' | 'pack' | 'verification', { id }: SealEntry): Promise<void> {
    await make((signal): Promise<RunEntry> => ask(contract.sealedRankings.document, { id, kind }, signal));
    archive.again();
  }

  return { archive, entries, mayDraft, maySign, me, isBusy, refusal, isMaking, notMade, freeze, decide, fetchFile };
}
