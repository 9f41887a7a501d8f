/** What has become of a ranking on its way to the seal. */
export const SEAL_STATES = ['draft', 'reviewed', 'signed', 'discarded'] as const;
export type SealState = (typeof SEAL_STATES)[number];

/** What a person does to a ranking. */
export type SealDeed = 'review' | 'sign' | 'discard';

/** What a ranking becomes by a deed; null where it cannot be done. A signed ranking is never touched again. */
export const NEXT_SEAL_STATE: Record<SealState, Record<SealDeed, SealState | null>> = {
  draft: { review: 'reviewed', sign: null, discard: 'discarded' },
  reviewed: { review: null, sign: 'signed', discard: 'discarded' },
  signed: { review: null, sign: null, discard: null },
  discarded: { review: null, sign: null, discard: null },
};
