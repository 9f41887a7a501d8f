import { TiduError } from '@tidu/domain';
import { appendAudit } from './audit.js';
import { PublishedSnapshotEntity, SnapshotEntity } from './entities/snapshot.js';
import type { Ledger } from './ledger.js';

/** One built snapshot file; the sequence is the number in its id. */
export interface Snapshot {
  /** 's' and the sequence in eight digits. */
  id: string;
  /** Name of the file below TIDU_HOME, for example 'snapshots/s00000007.duckdb'. */
  file: string;
  fileSha256: string;
  contentHash: string;
  counts: Record<string, number>;
  synthetic: boolean;
  periods: string[];
  /** Batches it was built from, by which its detail can be rebuilt; null where this was not kept. */
  batchIds: string[] | null;
  builtAt: Date;
  /** Null until it was published. */
  publishedAt: Date | null;
}

/** PostgreSQL channel on which a publication is announced; the payload is the snapshot's id. */
export const SNAPSHOT_CHANNEL = 'tidu_snapshot';

const ONLY = 1;

/** Gives out the next snapshot id. */
export async function nextSnapshotId(ledger: Ledger): Promise<string> {
  const [row] = await ledger.source.query<{ seq: number }[]>(`SELECT nextval('snapshot_seq')::integer AS seq`);
  return `s${String(row!.seq).padStart(8, '0')}`;
}

/** Records a built snapshot. Nobody reads it before it is published. */
export async function recordSnapshot(
  ledger: Ledger,
  snapshot: Omit<Snapshot, 'publishedAt' | 'batchIds'> & { batchIds?: string[] },
  { actor }: { actor: string },
): Promise<void> {
  await ledger.source.transaction(async manager => {
    await manager.insert(SnapshotEntity, { ...snapshot, seq: Number(snapshot.id.slice(1)), publishedAt: null });
    const { id, contentHash, fileSha256, builtAt } = snapshot;
    await appendAudit(manager, {
      actor,
      action: 'snapshot.build',
      subject: id,
      detail: { contentHash, fileSha256 },
      at: builtAt,
    });
  });
}

/**
 * Moves the pointer to a recorded snapshot and announces it, both or neither.
 *
 * Ids are given out only to who holds the publish lock. One who was paused, lost it and wakes up finds that a later id was
 * given out since, and is refused: the fence that makes the lock safe.
 *
 * @throws TiduError not-found when it is not recorded, publication-superseded
 */
export async function publishSnapshot(
  ledger: Ledger,
  id: string,
  { actor, at }: { actor: string; at: Date },
): Promise<void> {
  await ledger.source.transaction(async manager => {
    const [newest] = await manager.query<{ seq: number }[]>(`SELECT last_value::integer AS seq FROM snapshot_seq`);
    if (Number(id.slice(1)) < newest!.seq) throw new TiduError('publication-superseded', { id });
    const changed = await manager.update(SnapshotEntity, { id }, { publishedAt: at });
    if (changed.affected !== 1) throw new TiduError('not-found', { subject: id });
    await manager.upsert(PublishedSnapshotEntity, { id: ONLY, snapshotId: id }, ['id']);
    await appendAudit(manager, { actor, action: 'snapshot.publish', subject: id, detail: {}, at });
    await manager.query('SELECT pg_notify($1, $2)', [SNAPSHOT_CHANNEL, id]);
  });
}

/** The snapshot every reader uses; null before the first publication. */
export async function publishedSnapshot(ledger: Ledger): Promise<Snapshot | null> {
  const pointer = await ledger.source.manager.findOne(PublishedSnapshotEntity, {
    where: { id: ONLY },
    relations: { snapshot: true },
  });
  return pointer && toSnapshot(pointer.snapshot);
}

/** Every recorded snapshot, newest first. */
export async function listSnapshots(ledger: Ledger): Promise<Snapshot[]> {
  return (await ledger.source.manager.find(SnapshotEntity, { order: { seq: 'DESC' } })).map(toSnapshot);
}

/**
 * The snapshot that readers used on a day (`YYYY-MM-DD`, to its end, in UTC), at an instant, or under an id (`s00000007`).
 *
 * @throws TiduError not-found when nothing had been published by then, or there is no such snapshot
 */
export async function snapshotAsOf(ledger: Ledger, asOf: string): Promise<Snapshot> {
  const published = (await listSnapshots(ledger)).filter(({ publishedAt }) => publishedAt !== null);
  const until = new Date(/^\d{4}-\d\d-\d\d$/.test(asOf) ? `${asOf}T23:59:59.999Z` : asOf);
  const found = published
    .toSorted((a, b) => b.publishedAt!.getTime() - a.publishedAt!.getTime())
    .find(({ id, publishedAt }) => (/^s\d{8}$/.test(asOf) ? id === asOf : publishedAt! <= until));
  if (found === undefined) throw new TiduError('not-found', { subject: asOf });
  return found;
}

/** Records that the detail of a snapshot was rebuilt: the same content, in a file of another hash. */
export async function recordRebuilt(
  ledger: Ledger,
  { id, fileSha256 }: Pick<Snapshot, 'id' | 'fileSha256'>,
  { actor, at }: { actor: string; at: Date },
): Promise<void> {
  await ledger.source.transaction(async manager => {
    await manager.update(SnapshotEntity, { id }, { fileSha256 });
    await appendAudit(manager, { actor, action: 'snapshot.rebuild', subject: id, detail: { fileSha256 }, at });
  });
}

function toSnapshot({ seq: _, ...row }: SnapshotEntity): Snapshot {
  return row;
}
