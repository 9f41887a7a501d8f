import type { SealEntry } from '@tidu/contract';
import type { RankingEntry, RankingVerification } from '@tidu/records';

/** A ranking of the archive as the contract tells it. */
export function toSealEntry(
  { previousHash: _, ...ranking }: RankingEntry,
  all: readonly RankingEntry[],
  verifications: ReadonlyMap<string, RankingVerification>,
): SealEntry {
  const last = verifications.get(ranking.id);
  const successor = all.find(({ supersedes, state }) => supersedes === ranking.id && state === 'signed');
  return {
    ...ranking,
    supersededBy: successor?.id ?? null,
    draftedAt: ranking.draftedAt.toISOString(),
    reviewedAt: ranking.reviewedAt?.toISOString() ?? null,
    signedAt: ranking.signedAt?.toISOString() ?? null,
    verified: last === undefined ? null : { at: last.at.toISOString(), by: last.actor, isEqual: last.isEqual },
  };
}
