import { contract, requestOf, type RunEntry } from '@tidu/contract';
import { storeToRefs } from 'pinia';
import { onBeforeUnmount, ref } from 'vue';
import { followRun } from './follow-run.js';
import { useLanguage } from './language/language.js';
import { refusalSentence } from './refusal-sentence.js';

/** A workbook the product makes on request: asked for, waited for, and handed to the browser's downloads. */
export function useMadeDocument() {
  const { text, language } = storeToRefs(useLanguage());
  const isMaking = ref(false);
  const refusal = ref<string | null>(null);
  const leaving = new AbortController();
  onBeforeUnmount(() => leaving.abort());

  /** @param request asks the API for the run that makes it */
  async function make(request: (signal: AbortSignal) => Promise<RunEntry>): Promise<void> {
    isMaking.value = true;
    refusal.value = null;
    try {
      const ended = await followRun(await request(leaving.signal), () => undefined, leaving.signal);
      if (ended?.state === 'succeeded') fetchDocument(ended.id);
      else if (ended !== null) refusal.value = ended.error?.message ?? text.value.documents.broken;
    } catch (error) {
      refusal.value = refusalSentence(error, language.value) ?? text.value.documents.broken;
    } finally {
      isMaking.value = false;
    }
  }

  return { isMaking, refusal, make };
}

function fetchDocument(id: string): void {
  const link = document.createElement('a');
  link.href = requestOf(contract.documents.read, { id }).url;
  link.download = '';
  link.click();
}
