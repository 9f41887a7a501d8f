import { type Column, type Observation, present } from './observation.js';

/** How equal scores share ranks: 1,2,2,4 — 1,2,2,3 — 1,3,3,4 — 1, 2½, 2½, 4. */
export const TIE_RULES = ['competition', 'dense', 'modified', 'average'] as const;
export type TieRule = (typeof TIE_RULES)[number];

/**
 * Rank of each score, 1 for the best; a missing score has none and takes nobody's place.
 *
 * @param best which end is the best one
 */
export function rank(
  scores: Column,
  ties: TieRule = 'competition',
  best: 'highest' | 'lowest' = 'highest',
): Observation[] {
  const sorted = present(scores).toSorted((a, b) => (best === 'highest' ? b - a : a - b));
  const rankOf = new Map<number, number>();
  for (let first = 0, dense = 1; first < sorted.length; dense++) {
    const score = sorted[first]!;
    let next = first + 1;
    while (sorted[next] === score) next++;
    rankOf.set(score, ranked(ties, { first: first + 1, last: next, dense }));
    first = next;
  }
  return scores.map(score => (score === null ? null : (rankOf.get(score) ?? null)));
}

function ranked(ties: TieRule, { first, last, dense }: { first: number; last: number; dense: number }): number {
  const by: Record<TieRule, number> = { competition: first, dense, modified: last, average: (first + last) / 2 };
  return by[ties];
}
