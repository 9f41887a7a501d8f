import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RankingRecord } from '@tidu/domain';
import { openWarehouse, publish, type Warehouse } from '@tidu/warehouse';
import type { Dock } from '../dock.js';

/**
 * Builds the snapshot a ranking rests on again, from its batches in the lake, aside from the ones being served; it is
 * thrown away after the work.
 *
 * @throws TiduError `file-unreadable` when the lake has lost a batch
 */
export async function withSealedSnapshot<T>(
  { home: ownHome, atlas, industries, holidays }: Dock,
  { rootId, snapshot }: RankingRecord,
  now: Date,
  work: (warehouse: Warehouse) => Promise<T>,
): Promise<T> {
  const home = await mkdtemp(join(tmpdir(), 'tidu-sealed-'));
  try {
    await mkdir(join(ownHome, 'lake'), { recursive: true });
    await symlink(join(ownHome, 'lake'), join(home, 'lake'));
    const { id, batches } = snapshot;
    const built = await publish({ home, id, batches, regions: atlas.regions, industries, holidays, rootId, now });
    const warehouse = await openWarehouse(built);
    try {
      return await work(warehouse);
    } finally {
      warehouse.close();
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
