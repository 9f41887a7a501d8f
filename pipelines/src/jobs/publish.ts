import { readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import {
  listSnapshots,
  liveBatches,
  nextSnapshotId,
  publishedSnapshot,
  publishSnapshot,
  recordSnapshot,
  withPublishLock,
  type Batch,
} from '@tidu/records';
import { publish, type LiveBatch, type Publication } from '@tidu/warehouse';
import type { Dock } from '../dock.js';

/** Snapshot files kept: the one being read, the one before, and one for who is still reading that. */
const KEPT = 3;

/** Who publishes, and when. */
export interface Publishing {
  actor: string;
  now: Date;
  onProgress?: (done: number, total: number) => void;
}

/**
 * Builds a snapshot from all live batches and moves the pointer to it, as the only writer.
 *
 * @throws SnapshotCheckFailed when the result contradicts itself; the snapshot before stays in use
 */
export async function publishLive(dock: Dock, { actor, now, onProgress }: Publishing): Promise<Publication> {
  return withPublishLock(dock.ledger, async lost => {
    await dock.reached('publish:locked');
    await removeLeftovers(dock);
    const before = await publishedSnapshot(dock.ledger);
    const batches = (await liveBatches(dock.ledger)).map(toLiveBatch);
    const publication = await publish({
      home: dock.home,
      id: await nextSnapshotId(dock.ledger),
      batches,
      regions: dock.atlas.regions,
      industries: dock.industries,
      holidays: dock.holidays,
      rootId: dock.atlas.root.id,
      now,
      // What did not change since is taken over; a base that is gone or damaged is not used.
      ...(before && { base: { file: join(dock.home, before.file), fileSha256: before.fileSha256 } }),
      onProgress: (done, total) => {
        lost.throwIfAborted();
        if (done === 1) void dock.reached('publish:building');
        onProgress?.(done, total);
      },
    });
    await dock.reached('publish:built');
    lost.throwIfAborted();
    const { id, file, fileSha256, contentHash, synthetic, periods, counts } = publication;
    const snapshot = {
      id,
      file: relative(dock.home, file),
      fileSha256,
      contentHash,
      synthetic,
      periods,
      counts: { ...counts },
      batchIds: batches.map(({ id: batchId }) => batchId),
      builtAt: now,
    };
    await recordSnapshot(dock.ledger, snapshot, { actor });
    await dock.reached('publish:recorded');
    lost.throwIfAborted();
    await publishSnapshot(dock.ledger, id, { actor, at: now });
    await dock.reached('publish:pointed');
    await removeOld(dock);
    await dock.reached('publish:cleared');
    return publication;
  });
}

/** A batch of the ledger as a publication needs it. */
export function toLiveBatch({ id, seq, kind, form, recordedAt, receivedOn }: Batch): LiveBatch {
  return {
    id,
    seq,
    kind: kind as LiveBatch['kind'],
    form: form ?? '',
    recordedAt: recordedAt.toISOString(),
    receivedOn,
  };
}

/** Takes away what a process left that died while it built: under the lock nobody else builds, and nobody ever read it. */
async function removeLeftovers({ home, ledger }: Dock): Promise<void> {
  const folder = join(home, 'snapshots');
  const published = new Set(
    (await listSnapshots(ledger)).flatMap(({ file, publishedAt }) => (publishedAt ? [file] : [])),
  );
  for (const name of await readdir(folder).catch(() => [])) {
    const isOurs = /^s\d{8}\.(?:duckdb|building.*)$/.test(name);
    if (isOurs && !published.has(`snapshots/${name}`)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** An open file stays readable after it is removed, so nobody is interrupted. */
async function removeOld({ home, ledger }: Dock): Promise<void> {
  const published = (await listSnapshots(ledger)).filter(({ publishedAt }) => publishedAt !== null);
  for (const { file } of published.slice(KEPT)) await rm(join(home, file), { force: true });
}
