import { TiduError } from '@tidu/domain';
import { ArrayContains, ArrayOverlap, In, Not } from 'typeorm';
import { appendAudit } from './audit.js';
import { canonicalJson, sha256 } from './canonical.js';
import { BatchEntity } from './entities/batch.js';
import type { Ledger } from './ledger.js';

/** Refused: the file as a whole was turned away. Withdrawn: accepted once, and taken back by a person. */
export type BatchStatus = 'accepted' | 'refused' | 'withdrawn';

/** What makes two submissions the same one. */
export interface Submission {
  /** Of the file's bytes, hexadecimal. */
  sha256: string;
  /** Null where no layout fitted. */
  layout: string | null;
  /** What the sender said beside the file, for example {period: '2026-09'}. */
  parameters: Record<string, string>;
}

/** One submitted file and what became of it. */
export interface Batch extends Submission {
  /** 'b' and the sequence in eight digits. */
  id: string;
  /** Later batches win; the order in which numbers were given out. */
  seq: number;
  recordedAt: Date;
  fileName: string;
  kind: string | null;
  form: string | null;
  frequency: string | null;
  /** Fields present in the file, snake_case; a field that is absent never overwrites. */
  columns: string[];
  periods: string[];
  status: BatchStatus;
  /** Demo data, or anything else that is no enterprise's real filing. */
  synthetic: boolean;
  counts: Record<string, number>;
  /** The answer given to the sender; a resubmission gets it again. */
  verdict: unknown;
  /** The day the file came in, 'YYYY-MM-DD', in local time. */
  receivedOn: string;
  sender: string;
  /** The region the sender answered for. */
  scopeId: string;
}

/** Gives out the next batch number. A number that is never recorded leaves a gap, which means nothing. */
export async function nextBatch(ledger: Ledger): Promise<{ id: string; seq: number }> {
  const [row] = await ledger.source.query<{ seq: number }[]>(`SELECT nextval('batch_seq')::integer AS seq`);
  const seq = row!.seq;
  return { id: `b${String(seq).padStart(8, '0')}`, seq };
}

/**
 * Records what became of a file.
 *
 * @throws TiduError already-exists when the same submission is recorded already (two senders at once)
 */
export async function recordBatch(ledger: Ledger, batch: Batch, { actor }: { actor: string }): Promise<void> {
  const fingerprint = fingerprintOf(batch);
  await ledger.source.transaction(async manager => {
    const inserted = await manager
      .createQueryBuilder()
      .insert()
      .into(BatchEntity)
      .values({ ...batch, verdict: batch.verdict as object, fingerprint })
      .orIgnore()
      .returning('id')
      .execute();
    if ((inserted.raw as unknown[]).length === 0) throw new TiduError('already-exists', { subject: batch.fileName });
    const detail = {
      file: batch.fileName,
      sha256: batch.sha256,
      layout: batch.layout,
      status: batch.status,
      counts: batch.counts,
    };
    await appendAudit(manager, { actor, action: 'batch.record', subject: batch.id, detail, at: batch.recordedAt });
  });
}

/** The batch of the same submission, unless it was withdrawn; null if it was never seen. */
export async function findBatchBySha(ledger: Ledger, submission: Submission): Promise<Batch | null> {
  const row = await ledger.source.manager.findOneBy(BatchEntity, {
    fingerprint: fingerprintOf(submission),
    status: Not('withdrawn'),
  });
  return row && toBatch(row);
}

/** What to list. */
export interface BatchFilter {
  /** Regions of the senders. */
  scopeIds?: readonly string[];
  period?: string;
  status?: BatchStatus;
  offset?: number;
  limit?: number;
}

/** Newest first. */
export async function listBatches(ledger: Ledger, filter: BatchFilter = {}): Promise<Batch[]> {
  return (await pageOfBatches(ledger, filter)).batches;
}

/** One page of batches, newest first, and how many there are. */
export async function pageOfBatches(
  ledger: Ledger,
  { scopeIds, period, status, offset = 0, limit = 200 }: BatchFilter,
): Promise<{ total: number; batches: Batch[] }> {
  const where = {
    ...(scopeIds !== undefined && { scopeId: In([...scopeIds]) }),
    ...(period !== undefined && { periods: ArrayContains([period]) }),
    ...(status !== undefined && { status }),
  };
  const found = await ledger.source.manager.findAndCount(BatchEntity, {
    where,
    order: { seq: 'DESC' },
    skip: offset,
    take: limit,
  });
  return { total: found[1], batches: found[0].map(toBatch) };
}

/** The batch with this id; null if there is none. */
export async function findBatch(ledger: Ledger, id: string): Promise<Batch | null> {
  const row = await ledger.source.manager.findOneBy(BatchEntity, { id });
  return row && toBatch(row);
}

/** The batches with these ids, in the order of their sequence; an unknown id is left out. */
export async function findBatches(ledger: Ledger, ids: readonly string[]): Promise<Batch[]> {
  return (await ledger.source.manager.find(BatchEntity, { where: { id: In([...ids]) }, order: { seq: 'ASC' } })).map(
    toBatch,
  );
}

/** The batches a snapshot is built from: accepted and not withdrawn, oldest first. */
export async function liveBatches(ledger: Ledger): Promise<Batch[]> {
  return (await ledger.source.manager.find(BatchEntity, { where: { status: 'accepted' }, order: { seq: 'ASC' } })).map(
    toBatch,
  );
}

/** Live batches of one form with rows for any of these periods, oldest first. */
export async function liveBatchesOf(
  ledger: Ledger,
  { form, periods }: { form: string; periods: readonly string[] },
): Promise<{ id: string; seq: number }[]> {
  return ledger.source.manager.find(BatchEntity, {
    select: { id: true, seq: true },
    where: { status: 'accepted', form, periods: ArrayOverlap([...periods]) },
    order: { seq: 'ASC' },
  });
}

/**
 * Takes accepted batches back; the numbers change with the next publication.
 *
 * @throws TiduError not-found when one of them is not an accepted batch; then none is withdrawn
 */
export async function withdrawBatches(
  ledger: Ledger,
  ids: string[],
  { actor, at, reason }: { actor: string; at: Date; reason: string },
): Promise<void> {
  await ledger.source.transaction(async manager => {
    for (const id of ids) {
      const changed = await manager.update(BatchEntity, { id, status: In(['accepted']) }, { status: 'withdrawn' });
      if (changed.affected !== 1) throw new TiduError('not-found', { subject: id });
      await appendAudit(manager, { actor, action: 'batch.withdraw', subject: id, detail: { reason }, at });
    }
  });
}

function fingerprintOf({ sha256: hash, layout, parameters }: Submission): string {
  return sha256(canonicalJson([hash, layout, parameters]));
}

function toBatch({ fingerprint: _, ...row }: BatchEntity): Batch {
  return { ...row, status: row.status as BatchStatus };
}
