import { canonicalJson, sha256 } from './canonical.js';

/** What a seal covers: the record by its hash, who answered for it and when, and the seal before. */
export interface Seal {
  id: string;
  recordSha256: string;
  supersedes: string | null;
  reason: string | null;
  draftedBy: string;
  draftedAt: Date;
  reviewedBy: string | null;
  reviewedAt: Date | null;
  signedBy: string | null;
  signedAt: Date | null;
  chainSeq: number | null;
  previousHash: string | null;
}

/** sha-256 over everything a seal covers; anyone can compute it from the evidence pack. */
export function hashOfSeal(seal: Seal): string {
  return sha256(sealText(seal));
}

/** The text the hash of a seal is taken of. */
export function sealText(seal: Seal): string {
  const moment = (at: Date | null): string | null => at?.toISOString() ?? null;
  return canonicalJson([
    ...[seal.chainSeq, seal.id, seal.recordSha256, seal.supersedes, seal.reason],
    ...[seal.draftedBy, moment(seal.draftedAt), seal.reviewedBy, moment(seal.reviewedAt)],
    ...[seal.signedBy, moment(seal.signedAt), seal.previousHash],
  ]);
}

/** Whether a link is what it was when it was signed, and follows the one before it. */
export function isSealWhole(
  link: Seal & { record: string; hash: string | null },
  place: number,
  before: { hash: string | null } | null,
): boolean {
  return (
    link.chainSeq === place + 1 &&
    link.previousHash === (before?.hash ?? '') &&
    link.hash === hashOfSeal(link) &&
    link.recordSha256 === sha256(link.record)
  );
}
