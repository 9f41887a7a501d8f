import { LessThan, MoreThan, type EntityManager } from 'typeorm';
import { canonicalJson, sha256 } from './canonical.js';
import { AuditEntryEntity } from './entities/audit-entry.js';
import { LOCKS, type Ledger } from './ledger.js';

/** Who did what to which subject. `actor` is an account's login, `operator` for the CLI, or the name of a process. */
export interface AuditEntry {
  actor: string;
  /** `<subject>.<verb>`, for example `batch.withdraw`. */
  action: string;
  subject: string;
  detail: Record<string, unknown>;
  at: Date;
}

/** An entry as read back: with its place in the chain. */
export interface RecordedAuditEntry extends AuditEntry {
  seq: number;
  hash: string;
}

const BEFORE_THE_FIRST = '';

/**
 * Adds one link to the audit chain, in the transaction of the change it tells about: both are kept or neither.
 *
 * Each link holds the hash of the one before, so the writers take turns (a lock held until their transaction ends).
 */
export async function appendAudit(manager: EntityManager, entry: AuditEntry): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [LOCKS.audit]);
  const [last] = await manager.find(AuditEntryEntity, { order: { seq: 'DESC' }, take: 1 });
  const link = { ...entry, seq: (last?.seq ?? 0) + 1, previousHash: last?.hash ?? BEFORE_THE_FIRST };
  await manager.insert(AuditEntryEntity, { ...link, detail: entry.detail as object, hash: hashOf(link) });
}

/** Adds a link for a deed that changes nothing else: a file was handed out. */
export async function recordDeed(ledger: Ledger, entry: AuditEntry): Promise<void> {
  await ledger.source.transaction(manager => appendAudit(manager, entry));
}

/** What to list. */
export interface AuditFilter {
  actor?: string;
  action?: string;
  subject?: string;
  /** Entries older than this one. */
  before?: number;
  limit?: number;
}

/** The newest entries first. */
export async function listAudit(
  ledger: Ledger,
  { actor, action, subject, before, limit = 100 }: AuditFilter = {},
): Promise<RecordedAuditEntry[]> {
  const where = {
    ...(actor !== undefined && { actor }),
    ...(action !== undefined && { action }),
    ...(subject !== undefined && { subject }),
    ...(before !== undefined && { seq: LessThan(before) }),
  };
  const entries = await ledger.source.manager.find(AuditEntryEntity, { where, order: { seq: 'DESC' }, take: limit });
  return entries.map(({ previousHash: _, ...entry }) => entry as RecordedAuditEntry);
}

const PAGE = 1000;

/**
 * Recomputes the whole chain.
 *
 * @returns how many links there are, and the number of the first that was changed, removed or put in; null if none.
 *   Removing the newest links leaves a chain that is whole: compare `hash` with a copy kept elsewhere to see that.
 */
export async function verifyAudit(ledger: Ledger): Promise<{ entries: number; brokenAt: number | null; hash: string }> {
  let [entries, hash] = [0, BEFORE_THE_FIRST];
  for (;;) {
    const page = await ledger.source.manager.find(AuditEntryEntity, {
      where: { seq: MoreThan(entries) },
      order: { seq: 'ASC' },
      take: PAGE,
    });
    for (const link of page) {
      const isWhole = link.seq === entries + 1 && link.previousHash === hash && link.hash === hashOf(link);
      if (!isWhole) return { entries, brokenAt: entries + 1, hash };
      [entries, hash] = [link.seq, link.hash];
    }
    if (page.length < PAGE) return { entries, brokenAt: null, hash };
  }
}

function hashOf(link: AuditEntry & { seq: number; previousHash: string }): string {
  const { seq, at, actor, action, subject, detail, previousHash } = link;
  return sha256(canonicalJson([seq, at.toISOString(), actor, action, subject, detail, previousHash]));
}
