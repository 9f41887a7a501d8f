import { createHash } from 'node:crypto';
import { chmod, constants, copyFile } from 'node:fs/promises';
import { sql, type Holiday, type Industry, type Region } from '@tidu/domain';
import { openDatabase, type Database } from '../database.js';
import { builderVersion } from './builder-version.js';
import { insertReference } from './regions.js';
import { discard, exists, hashFile } from './seal.js';
import { createTables } from './tables.js';

/** What a snapshot is built on besides batches. */
export interface Grounds {
  regions: readonly Region[];
  industries: readonly Industry[];
  holidays: readonly Holiday[];
  rootId: string;
}

/** The snapshot before: what did not change since is taken over from it. */
export interface Base {
  /** Absolute. */
  file: string;
  fileSha256: string;
}

/**
 * A database to build in: a copy of the snapshot before where it stands undamaged and was built by this program for this
 * atlas; else an empty one.
 */
export async function openBuilding(building: string, base: Base | undefined, grounds: Grounds): Promise<Database> {
  const settings = { temp_directory: `${building}.tmp` };
  const builtBy = builtByOf(grounds);
  if (base !== undefined && (await copied(base, building))) {
    const database = await openDatabase(building, settings);
    const [meta] = await database.rows<{ built_by: string }>(sql`SELECT built_by FROM meta`).catch(() => []);
    if (meta?.built_by === builtBy) return database;
    database.close();
    await discard(building);
  }
  const database = await openDatabase(building, settings);
  await createTables(database);
  await insertReference(database, grounds);
  return database;
}

/** Tells apart what was built by other code, or on another atlas. */
export function builtByOf({ regions, industries, holidays, rootId }: Grounds): string {
  const hash = createHash('sha256').update(builderVersion());
  return hash.update(JSON.stringify([rootId, regions, industries, holidays])).digest('hex');
}

async function copied({ file, fileSha256 }: Base, building: string): Promise<boolean> {
  if (!(await exists(file)) || (await exists(`${file}.wal`))) return false;
  await copyFile(file, building, constants.COPYFILE_FICLONE);
  await chmod(building, 0o644);
  if ((await hashFile(building)) === fileSha256) return true;
  await discard(building);
  return false;
}
