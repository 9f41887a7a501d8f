import type { Answer } from './answer.js';
import type { Language, Messages } from './language/messages.js';
import { refusalSentence } from './refusal-sentence.js';

/** What stands in place of what could not be had, as `Message` shows it. */
export interface RefusedMessage {
  kind?: 'fault' | 'locked';
  title: string;
  sentence: string;
  /** Word of the button that asks again; a refusal by scope has none. */
  cure?: string;
}

/** Why there is no answer, in the API's own sentence where it gave one; null while there is one or it is waited for. */
export function refusedMessage(
  { state, refusal }: Pick<Answer<unknown>, 'state' | 'refusal'>,
  { overview }: Messages,
  language: Language,
): RefusedMessage | null {
  const sentence = refusalSentence(refusal.value, language) ?? overview.failedSentence;
  switch (state.value) {
    case 'forbidden':
      return { kind: 'locked', title: overview.forbidden, sentence };
    case 'empty':
      return { title: overview.noSnapshot, sentence: overview.noSnapshotSentence };
    case 'failed':
      return { kind: 'fault', title: overview.failed, sentence, cure: overview.retry };
    default:
      return null;
  }
}
