import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { TiduError } from '@tidu/domain';
import { copyLedger, listSnapshots, recordBackup, type Backup, type LedgerCopy } from '@tidu/records';
import type { Dock } from '../dock.js';
import { flush, keepCopy, measuring, type KeptFile } from './kept-copy.js';
import { MANIFEST_FILE, readManifest, tablePath, type Manifest } from './manifest.js';

/** Folders of a home whose files are written once, before the ledger knows of them, and never changed. */
const WRITTEN_ONCE = ['files', 'lake'] as const;

/** How a backup is made. */
export interface BackupWish {
  /** Absolute; must not exist, or be empty. */
  folder: string;
  actor: string;
  now: Date;
  /** A backup whose files may be shared; one on another disk, or none, and all is copied. */
  earlier?: string | null;
  onStage?: (name: string, counts?: Record<string, number>) => Promise<void>;
}

/**
 * Makes a backup while everything runs: the ledger as of one instant, and every file it knew of then.
 *
 * Files come after the ledger: what was recorded by that instant was written before it. The folder appears whole or not at all.
 *
 * @throws TiduError folder-taken
 */
export async function makeBackup(dock: Dock, wish: BackupWish): Promise<Backup & { manifest: Manifest }> {
  const { folder, actor, now } = wish;
  if ((await readdir(folder).catch(() => [])).length > 0) throw new TiduError('folder-taken', { folder });
  const into = `${folder}.part`;
  await rm(into, { recursive: true, force: true });
  await mkdir(into, { recursive: true });
  try {
    const manifest = await fillFolder(dock, into, wish);
    await rename(into, folder);
    await flush(dirname(folder));
    const files = manifest.files.length;
    const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
    const snapshotId = manifest.snapshot?.id ?? null;
    const backup = { id: randomUUID(), folder, madeAt: now, snapshotId, files, bytes, checkedAt: null, fault: null };
    await recordBackup(dock.ledger, backup, { actor });
    return { ...backup, manifest };
  } catch (error) {
    await rm(into, { recursive: true, force: true });
    throw error;
  }
}

async function fillFolder(dock: Dock, into: string, { earlier, now, onStage }: BackupWish): Promise<Manifest> {
  const shared = earlier ? { folder: earlier, manifest: await readManifest(earlier) } : null;
  const keeping = { into, earlier: shared };
  await onStage?.('ledger');
  const { ledger, snapshot, files } = await copyLedger(dock.ledger, async copy => {
    const { migrations, tables, sequences } = copy;
    const written: KeptFile[] = [];
    for (const table of tables) written.push(await writeTable(copy, table, into));
    return { ledger: { migrations, tables, sequences }, ...(await keepSnapshot(dock, copy, keeping)), files: written };
  });
  await onStage?.('files');
  if (snapshot !== null) files.push(snapshot.file);
  for (const name of WRITTEN_ONCE) {
    for (const entry of await filesIn(join(dock.home, name))) {
      const kept = await keepCopy(join(dock.home, name, entry), `${name}/${entry}`, keeping);
      if (kept !== null) files.push(kept);
    }
  }
  const manifest: Manifest = {
    format: 1,
    madeAt: now.toISOString(),
    rootId: dock.atlas.root.id,
    snapshot: snapshot && { id: snapshot.id, contentHash: snapshot.contentHash },
    ledger,
    files,
  };
  await writeFile(join(into, MANIFEST_FILE), JSON.stringify(manifest, null, 1));
  await flush(join(into, MANIFEST_FILE));
  return manifest;
}

async function writeTable(copy: LedgerCopy, table: string, into: string): Promise<KeptFile> {
  const path = tablePath(table);
  await mkdir(dirname(join(into, path)), { recursive: true });
  const { through, measured } = measuring();
  const lines = Readable.from(endedLines(copy.lines(table)));
  await pipeline(lines, createGzip(), through, createWriteStream(join(into, path), { flags: 'wx' }));
  await flush(join(into, path));
  return { path, ...measured() };
}

async function* endedLines(lines: AsyncIterable<string>): AsyncIterable<string> {
  for await (const line of lines) yield `${line}\n`;
}

/** The snapshot that was published at that instant. One that is gone or damaged is built again after a restore. */
async function keepSnapshot(
  { ledger, home }: Dock,
  { publishedSnapshotId }: LedgerCopy,
  keeping: Parameters<typeof keepCopy>[2],
): Promise<{ snapshot: { id: string; contentHash: string; file: KeptFile } | null }> {
  const recorded = (await listSnapshots(ledger)).find(({ id }) => id === publishedSnapshotId);
  if (recorded === undefined) return { snapshot: null };
  const file = await keepCopy(join(home, recorded.file), recorded.file, keeping);
  if (file === null) return { snapshot: null };
  if (file.sha256 === recorded.fileSha256)
    return { snapshot: { id: recorded.id, contentHash: recorded.contentHash, file } };
  await rm(join(keeping.into, file.path));
  return { snapshot: null };
}

/** Names of the finished files of a folder. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter(entry => entry.isFile() && !entry.name.startsWith('.') && !entry.name.endsWith('.part'))
    .map(({ name }) => name)
    .sort();
}
