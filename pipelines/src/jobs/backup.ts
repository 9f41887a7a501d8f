import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { listBackups, noteBackupCheck, noteBackupRemoved } from '@tidu/records';
import { checkBackup } from '../backup/check-backup.js';
import { makeBackup } from '../backup/make-backup.js';
import { superfluous } from '../backup/retention.js';
import type { Dock } from '../dock.js';

/**
 * Makes a backup below the folder for them, reads it through, and takes away those no longer needed.
 *
 * @throws Error when the new backup is not what was written; the ones before stay
 */
export async function backup(
  dock: Dock,
  {
    actor,
    now,
    onStage,
  }: { actor: string; now: Date; onStage: (name: string, counts?: Record<string, number>) => Promise<void> },
): Promise<Record<string, string>> {
  const before = (await listBackups(dock.ledger)).filter(({ fault }) => fault === null);
  const folder = join(dock.backups, now.toISOString().replaceAll(/[:.]/g, '-'));
  const { id, files, bytes } = await makeBackup(dock, {
    ...{ folder, actor, now, onStage },
    earlier: before.find(each => each.folder.startsWith(dock.backups))?.folder ?? null,
  });
  await onStage('check', { files });
  const fault = await checkBackup(folder);
  await noteBackupCheck(dock.ledger, id, { fault, actor, at: now });
  if (fault !== null) throw new Error(`备份写出后核对不符：${fault}`);
  await onStage('clear');
  const scheduled = (await listBackups(dock.ledger)).filter(each => each.folder.startsWith(dock.backups));
  const leaving = superfluous(scheduled);
  for (const each of leaving) {
    await rm(each.folder, { recursive: true, force: true });
    await noteBackupRemoved(dock.ledger, each.id, { actor, at: now });
  }
  return { folder, files: String(files), bytes: String(bytes), removed: String(leaving.length) };
}
