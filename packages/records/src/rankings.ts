import { NEXT_SEAL_STATE, TiduError, type RankingRecord, type SealDeed, type SealState } from '@tidu/domain';
import type { EntityManager } from 'typeorm';
import { appendAudit } from './audit.js';
import { canonicalJson, sha256 } from './canonical.js';
import { RankingEntity, RankingVerificationEntity } from './entities/ranking.js';
import type { Ledger } from './ledger.js';
import { hashOfSeal, isSealWhole } from './seal-chain.js';

/** A ranking of the archive without what it says. */
export interface RankingEntry {
  /** 'r' and the sequence in eight digits. */
  id: string;
  state: SealState;
  period: string;
  schemeId: string;
  schemeVersion: number;
  snapshotId: string;
  /** Of the record's canonical JSON: what was reviewed and signed. */
  recordSha256: string;
  supersedes: string | null;
  reason: string | null;
  draftedBy: string;
  draftedAt: Date;
  reviewedBy: string | null;
  reviewedAt: Date | null;
  signedBy: string | null;
  signedAt: Date | null;
  /** Place among the signed ones, from 1; null until it is signed. */
  chainSeq: number | null;
  previousHash: string | null;
  /** Over the record, the people, the times and the seal before. */
  hash: string | null;
}

/** A ranking with the text that was signed. */
export interface KeptRanking extends RankingEntry {
  record: string;
}

/** One time a sealed ranking was computed again. */
export interface RankingVerification {
  rankingId: string;
  at: Date;
  actor: string;
  isEqual: boolean;
  checks: object;
}

const CHAIN_LOCK = 7_021_802;

/**
 * Freezes a record as a draft.
 *
 * @throws TiduError ranking-stands where another one is signed for the period and scheme, and this one does not take its place
 */
export async function draftRanking(
  ledger: Ledger,
  record: RankingRecord,
  { actor, at }: { actor: string; at: Date },
): Promise<RankingEntry> {
  const text = canonicalJson(record);
  return ledger.source.transaction(async manager => {
    await requireEdition(manager, {
      ...{ period: record.period, schemeId: record.scheme.id },
      supersedes: record.supersedes?.id ?? null,
    });
    const [row] = await manager.query<{ seq: number }[]>(`SELECT nextval('ranking_seq')::integer AS seq`);
    const seq = row!.seq;
    const ranking: RankingEntity = {
      id: `r${String(seq).padStart(8, '0')}`,
      ...{ seq, state: 'draft', period: record.period, snapshotId: record.snapshot.id },
      ...{ schemeId: record.scheme.id, schemeVersion: record.scheme.version },
      ...{ record: text, recordSha256: sha256(text), draftedBy: actor, draftedAt: at },
      ...{ supersedes: record.supersedes?.id ?? null, reason: record.supersedes?.reason ?? null },
      ...{ reviewedBy: null, reviewedAt: null, signedBy: null, signedAt: null },
      ...{ chainSeq: null, previousHash: null, hash: null },
    };
    await manager.insert(RankingEntity, ranking);
    await tell(manager, ranking, 'draft', { actor, at });
    return toEntry(ranking);
  });
}

/** Who does what to a ranking; `recordSha256` is what they saw, and must be what is kept. */
export interface SealAct {
  id: string;
  deed: SealDeed;
  recordSha256: string;
  actor: string;
  at: Date;
}

/**
 * Reviews, signs or discards a ranking. Who signs is neither who drafted nor who reviewed it.
 *
 * @throws TiduError not-found, ranking-state, ranking-changed, ranking-needs-another-person, ranking-superseded, ranking-stands
 */
export async function actOnRanking(
  ledger: Ledger,
  { id, deed, recordSha256, actor, at }: SealAct,
): Promise<RankingEntry> {
  return ledger.source.transaction(async manager => {
    await manager.query('SELECT pg_advisory_xact_lock($1)', [CHAIN_LOCK]);
    const kept = await manager.findOneBy(RankingEntity, { id });
    if (kept === null) throw new TiduError('not-found', { subject: id });
    const next = NEXT_SEAL_STATE[kept.state as SealState][deed];
    if (next === null) throw new TiduError('ranking-state', { id, state: kept.state });
    if (kept.recordSha256 !== recordSha256 || sha256(kept.record) !== recordSha256)
      throw new TiduError('ranking-changed', { id });
    const change = await changeOf(manager, kept, deed, { actor, at });
    await manager.update(RankingEntity, { id }, { ...change, state: next });
    const changed = { ...kept, ...change, state: next };
    await tell(manager, changed, deed, { actor, at });
    return toEntry(changed);
  });
}

async function changeOf(
  manager: EntityManager,
  kept: RankingEntity,
  deed: SealDeed,
  { actor, at }: { actor: string; at: Date },
): Promise<Partial<RankingEntity>> {
  if (deed === 'discard') return {};
  if (deed === 'review') return { reviewedBy: actor, reviewedAt: at };
  if (actor === kept.draftedBy || actor === kept.reviewedBy)
    throw new TiduError('ranking-needs-another-person', { id: kept.id, actor });
  if (kept.supersedes !== null && (await successorOf(manager, kept.supersedes)) !== null)
    throw new TiduError('ranking-superseded', { id: kept.supersedes });
  await requireEdition(manager, kept);
  const [last] = await manager.find(RankingEntity, {
    where: { state: 'signed' },
    order: { chainSeq: 'DESC' },
    take: 1,
  });
  const signed = {
    ...{ signedBy: actor, signedAt: at },
    ...{ chainSeq: (last?.chainSeq ?? 0) + 1, previousHash: last?.hash ?? '' },
  };
  return { ...signed, hash: hashOfSeal({ ...kept, ...signed }) };
}

/** One signed ranking stands for a period and scheme at a time: another has to take its place, and say why. */
async function requireEdition(
  manager: EntityManager,
  { period, schemeId, supersedes }: Pick<RankingEntity, 'period' | 'schemeId' | 'supersedes'>,
): Promise<void> {
  const signed = await manager.findBy(RankingEntity, { period, schemeId, state: 'signed' });
  const standing = signed.find(({ id }) => !signed.some(other => other.supersedes === id));
  if (standing !== undefined && standing.id !== supersedes) throw new TiduError('ranking-stands', { id: standing.id });
}

/** The signed edition that took a ranking's place; null while it stands. */
async function successorOf(manager: EntityManager, id: string): Promise<RankingEntity | null> {
  return manager.findOneBy(RankingEntity, { supersedes: id, state: 'signed' });
}

/** The archive, newest first; discarded drafts are left out. */
export async function listRankings(ledger: Ledger): Promise<RankingEntry[]> {
  const rows = await ledger.source.manager.find(RankingEntity, { order: { seq: 'DESC' } });
  return rows.filter(({ state }) => state !== 'discarded').map(toEntry);
}

/** One ranking with its record; null if there is none. */
export async function findRanking(ledger: Ledger, id: string): Promise<KeptRanking | null> {
  const row = await ledger.source.manager.findOneBy(RankingEntity, { id });
  return row && { ...toEntry(row), record: row.record };
}

/** Whether a kept text has the hash that was signed, and its seal stands unbroken on all the seals before it. */
export async function inspectSeal(
  ledger: Ledger,
  id: string,
): Promise<{ isRecordWhole: boolean; isChainWhole: boolean }> {
  const rows = await ledger.source.manager.find(RankingEntity, {
    where: { state: 'signed' },
    order: { chainSeq: 'ASC' },
  });
  const at = rows.findIndex(row => row.id === id);
  const row = rows[at];
  if (row === undefined) throw new TiduError('not-found', { subject: id });
  return {
    isRecordWhole: sha256(row.record) === row.recordSha256,
    isChainWhole: rows.slice(0, at + 1).every((link, place) => isSealWhole(link, place, rows[place - 1] ?? null)),
  };
}

/** Keeps what came out when a sealed ranking was computed again. */
export async function recordVerification(ledger: Ledger, verification: RankingVerification): Promise<void> {
  const { rankingId, at, actor, isEqual, checks } = verification;
  await ledger.source.transaction(async manager => {
    await manager.insert(RankingVerificationEntity, { rankingId, at, actor, isEqual, checks });
    await appendAudit(manager, { actor, action: 'ranking.verify', subject: rankingId, detail: { isEqual }, at });
  });
}

/** The newest verification of each ranking. */
export async function lastVerifications(ledger: Ledger): Promise<Map<string, RankingVerification>> {
  const rows = await ledger.source.manager.find(RankingVerificationEntity, { order: { id: 'ASC' } });
  return new Map(rows.map(({ id: _, ranking: __, ...row }) => [row.rankingId, row]));
}

async function tell(
  manager: EntityManager,
  { id, recordSha256, period, schemeId, schemeVersion, supersedes, reason, hash }: RankingEntity,
  deed: 'draft' | SealDeed,
  { actor, at }: { actor: string; at: Date },
): Promise<void> {
  const detail = { recordSha256, period, schemeId, schemeVersion, supersedes, reason, hash };
  await appendAudit(manager, { actor, action: `ranking.${deed}`, subject: id, detail, at });
}

function toEntry({ seq: _, record: __, state, ...row }: RankingEntity): RankingEntry {
  return { ...row, state: state as SealState };
}
