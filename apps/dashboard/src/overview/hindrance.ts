import type { Answer } from '../answer.js';
import type { Language, Messages } from '../language/messages.js';
import { refusalSentence } from '../refusal-sentence.js';

/** What is said in place of the whole page, when nothing of it can be shown. */
export interface Hindrance {
  kind?: 'fault' | 'locked';
  title: string;
  sentence: string;
  /** Word of the button that cures it. */
  cure?: string;
}

type Refused = Pick<Answer<unknown>, 'state' | 'refusal'>;

/**
 * Why the overview cannot be shown; null when it can.
 *
 * @param known     the catalogue and the regions in scope
 * @param outside   the API's word on a region that is not among them; null when the region is
 * @param published whether there are figures, and whether some are being loaded
 * @param own       name of the region the reader may see; null when there is none
 */
export function hindranceOf(
  { known, outside, published, own }: HindranceFacts,
  { overview: words, shell }: Messages,
  language: Language,
): Hindrance | null {
  const sentenceOf = ({ refusal }: Refused): string => refusalSentence(refusal.value, language) ?? words.failedSentence;
  if (known.state.value === 'forbidden') {
    return { kind: 'locked', title: words.forbidden, sentence: sentenceOf(known) };
  }
  if (known.state.value === 'failed') {
    return { kind: 'fault', title: words.failed, sentence: words.failedSentence, cure: words.retry };
  }
  if (outside !== null && outside.refusal.value !== null) {
    const isLocked = outside.state.value === 'forbidden';
    return {
      ...(isLocked && { kind: 'locked' as const }),
      title: isLocked ? words.forbidden : words.noRegion,
      sentence: sentenceOf(outside),
      ...(own !== null && { cure: words.seeOwn(own) }),
    };
  }
  if (published === 'figures') return null;
  const sentence = published === 'loading' ? shell.loadingDemoSentence : words.noSnapshotSentence;
  return { title: words.noSnapshot, sentence };
}

interface HindranceFacts {
  known: Refused;
  outside: Refused | null;
  published: 'figures' | 'loading' | 'nothing';
  own: string | null;
}
