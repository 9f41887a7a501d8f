import { createReadStream } from 'node:fs';
import { chmod, copyFile, mkdir, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { TiduError } from '@tidu/domain';
import { countBatches, putLedger, withIdleLedger } from '@tidu/records';
import { checkBackup } from './check-backup.js';
import { flush } from './kept-copy.js';
import { readManifest, tablePath, type Manifest } from './manifest.js';

/** Where a backup is put back. */
export interface RestoreWish {
  /** Absolute, the backup. */
  folder: string;
  home: string;
  /** A migrated database that nobody works on. */
  databaseUrl: string;
  /** Whether data that stand there may be put aside. */
  replaces: boolean;
  now: Date;
}

/** Folders that are put aside before a backup takes their place. */
const FOLDERS = ['files', 'lake', 'snapshots'] as const;

/**
 * Puts a backup in the place of a home and its ledger. The backup is read through first; files that stood there are put aside
 * under `before-restore-…`, not removed.
 *
 * @throws TiduError backup-damaged, backup-newer; home-in-use while the platform runs, or where there are data and they are
 *   not to be replaced
 */
export async function restoreBackup(wish: RestoreWish): Promise<Manifest> {
  const { folder, home, databaseUrl } = wish;
  const fault = await checkBackup(folder);
  if (fault !== null) throw new TiduError('backup-damaged', { folder, reason: fault });
  const manifest = await readManifest(folder);
  await withIdleLedger(databaseUrl, async () => {
    const batches = await countBatches(databaseUrl);
    if (batches > 0 && !wish.replaces) {
      const reason = `已有 ${batches} 批数据；要用备份替换，请加 --replace`;
      throw new TiduError('home-in-use', { reason });
    }
    await putAside(home, wish.now);
    for (const { path } of manifest.files.filter(file => !file.path.startsWith('ledger/'))) {
      await putFile(join(folder, path), join(home, path));
    }
    await putLedger(databaseUrl, { ...manifest.ledger, lines: table => linesIn(join(folder, tablePath(table))) });
  });
  return manifest;
}

async function putAside(home: string, now: Date): Promise<void> {
  const aside = join(home, `before-restore-${now.toISOString().replaceAll(/[:.]/g, '-')}`);
  for (const name of FOLDERS) {
    if (!(await stat(join(home, name)).catch(() => null))) continue;
    await mkdir(aside, { recursive: true });
    await rename(join(home, name), join(aside, name));
  }
}

async function putFile(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
  await chmod(to, 0o444);
  await flush(to);
}

function linesIn(file: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(file).pipe(createGunzip()), crlfDelay: Infinity });
}
