import { IsNull } from 'typeorm';
import { appendAudit } from './audit.js';
import { BackupEntity } from './entities/backup.js';
import type { Ledger } from './ledger.js';

/** One backup that was made, and what its last check found. */
export interface Backup {
  id: string;
  /** Absolute. */
  folder: string;
  madeAt: Date;
  snapshotId: string | null;
  files: number;
  bytes: number;
  checkedAt: Date | null;
  /** What the last check found wrong; null where all was well. */
  fault: string | null;
}

/** Records a backup that stands. */
export async function recordBackup(ledger: Ledger, backup: Backup, { actor }: { actor: string }): Promise<void> {
  await ledger.source.transaction(async manager => {
    await manager.insert(BackupEntity, { ...backup, bytes: String(backup.bytes), removedAt: null });
    const { id, folder, files, bytes, madeAt: at } = backup;
    await appendAudit(manager, { actor, action: 'backup.make', subject: id, detail: { folder, files, bytes }, at });
  });
}

/** Notes what a check of a backup found. */
export async function noteBackupCheck(
  ledger: Ledger,
  id: string,
  { fault, actor, at }: { fault: string | null; actor: string; at: Date },
): Promise<void> {
  await ledger.source.transaction(async manager => {
    await manager.update(BackupEntity, { id }, { checkedAt: at, fault });
    await appendAudit(manager, { actor, action: 'backup.check', subject: id, detail: { fault }, at });
  });
}

/** Notes that a backup was taken away. */
export async function noteBackupRemoved(
  ledger: Ledger,
  id: string,
  { actor, at }: { actor: string; at: Date },
): Promise<void> {
  await ledger.source.transaction(async manager => {
    await manager.update(BackupEntity, { id }, { removedAt: at });
    await appendAudit(manager, { actor, action: 'backup.remove', subject: id, detail: {}, at });
  });
}

/** Backups that stand, newest first. */
export async function listBackups(ledger: Ledger): Promise<Backup[]> {
  const rows = await ledger.source.manager.find(BackupEntity, {
    where: { removedAt: IsNull() },
    order: { madeAt: 'DESC', id: 'ASC' },
  });
  return rows.map(({ removedAt: _, ...row }) => ({ ...row, bytes: Number(row.bytes) }));
}
