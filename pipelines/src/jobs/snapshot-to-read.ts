import { join } from 'node:path';
import { access } from 'node:fs/promises';
import { TiduError } from '@tidu/domain';
import {
  findBatches,
  publishedSnapshot,
  recordRebuilt,
  snapshotAsOf,
  withPublishLock,
  type Snapshot,
} from '@tidu/records';
import { publish } from '@tidu/warehouse';
import type { Dock } from '../dock.js';
import { toLiveBatch } from './publish.js';

/**
 * The snapshot a question is asked of: the published one, or the one that was published on a day (`YYYY-MM-DD`) or under
 * an id. Where its detail has been cleared away it is rebuilt from the lake, and must be what it was.
 *
 * @throws TiduError no-snapshot, not-found, or snapshot-damaged where the rebuilt one says something else
 */
export async function snapshotToRead(
  dock: Dock,
  asOf: string | undefined,
  { now, remark }: { now: Date; remark: (line: string) => void },
): Promise<Snapshot> {
  if (asOf === undefined) {
    const published = await publishedSnapshot(dock.ledger);
    if (published === null) throw new TiduError('no-snapshot');
    return published;
  }
  const snapshot = await snapshotAsOf(dock.ledger, asOf);
  const isThere = await access(join(dock.home, snapshot.file)).then(
    () => true,
    () => false,
  );
  if (isThere) return snapshot;
  remark(`${snapshot.id}: 从数据湖重建明细 rebuilding its detail from the lake`);
  return rebuild(dock, snapshot, now);
}

async function rebuild(dock: Dock, snapshot: Snapshot, now: Date): Promise<Snapshot> {
  if (snapshot.batchIds === null) throw new TiduError('snapshot-damaged', { id: snapshot.id });
  const batches = (await findBatches(dock.ledger, snapshot.batchIds)).map(toLiveBatch);
  return withPublishLock(dock.ledger, async lost => {
    const { contentHash, fileSha256 } = await publish({
      home: dock.home,
      id: snapshot.id,
      batches,
      regions: dock.atlas.regions,
      industries: dock.industries,
      holidays: dock.holidays,
      rootId: dock.atlas.root.id,
      now: snapshot.builtAt,
    });
    lost.throwIfAborted();
    if (contentHash !== snapshot.contentHash) throw new TiduError('snapshot-damaged', { id: snapshot.id });
    await recordRebuilt(dock.ledger, { id: snapshot.id, fileSha256 }, { actor: 'operator', at: now });
    return { ...snapshot, fileSha256 };
  });
}
