/** How far the reports of one period of one reporting unit (市州) are in their review. */
export type ReviewState = 'collecting' | 'submitted' | 'returned' | 'accepted';

/** What is done to them: the unit submits; the province accepts, returns, or opens again what it had accepted. */
export type ReviewStep = 'submit' | 'accept' | 'return' | 'reopen';

/** What a step makes of a state; null where it is not possible. What is accepted is locked. */
export const NEXT_REVIEW: Record<ReviewState, Record<ReviewStep, ReviewState | null>> = {
  collecting: { submit: 'submitted', accept: null, return: null, reopen: null },
  submitted: { submit: null, accept: 'accepted', return: 'returned', reopen: null },
  returned: { submit: 'submitted', accept: null, return: null, reopen: null },
  accepted: { submit: null, accept: null, return: null, reopen: 'returned' },
};

/** Steps that must say why. */
export const NEEDS_REASON: Record<ReviewStep, boolean> = { submit: false, accept: false, return: true, reopen: true };

/** Where the reports of a unit stand. */
export interface Review {
  state: ReviewState;
  /** How often they were accepted: a second time means that accepted figures were changed. */
  timesAccepted: number;
}

/** Standing of published figures: 初步 while any unit is open, 核定 once all are accepted, 修订 once accepted figures changed. */
export type ReleaseStatus = 'preliminary' | 'final' | 'revised';

/** Standing of a figure over these units; of none of them, nothing was accepted. */
export function releaseStatus(reviews: readonly Review[]): ReleaseStatus {
  if (reviews.length === 0 || reviews.some(({ state }) => state !== 'accepted')) return 'preliminary';
  return reviews.some(({ timesAccepted }) => timesAccepted > 1) ? 'revised' : 'final';
}

/** Where reports stand after these steps, oldest first. */
export function reviewAfter(steps: readonly ReviewStep[]): Review {
  let state: ReviewState = 'collecting';
  for (const step of steps) state = NEXT_REVIEW[state][step] ?? state;
  return { state, timesAccepted: steps.filter(step => step === 'accept').length };
}
