import { TiduError } from '@tidu/domain';
import { appendAudit } from './audit.js';
import { InstallationEntity } from './entities/installation.js';
import type { Ledger } from './ledger.js';

/** The province this ledger belongs to. */
export interface Installation {
  rootId: string;
  fixedAt: Date;
}

const ONLY = 1;

/** The province of this ledger; null before the first start. */
export async function installation(ledger: Ledger): Promise<Installation | null> {
  const row = await ledger.source.manager.findOneBy(InstallationEntity, { id: ONLY });
  return row && { rootId: row.rootId, fixedAt: row.fixedAt };
}

/**
 * Binds the ledger to one province (or '000000', the country) at its first start.
 *
 * @throws TiduError province-fixed when it already belongs to another
 */
export async function fixProvince(
  ledger: Ledger,
  rootId: string,
  { actor, at }: { actor: string; at: Date },
): Promise<void> {
  await ledger.source.transaction(async manager => {
    await manager.query('LOCK TABLE installation IN EXCLUSIVE MODE');
    const fixed = await manager.findOneBy(InstallationEntity, { id: ONLY });
    if (fixed?.rootId === rootId) return;
    if (fixed) throw new TiduError('province-fixed', { fixed: fixed.rootId, asked: rootId });
    await manager.insert(InstallationEntity, { id: ONLY, rootId, fixedAt: at });
    await appendAudit(manager, { actor, action: 'installation.fix', subject: rootId, detail: {}, at });
  });
}
