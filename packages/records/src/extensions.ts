import { randomUUID } from 'node:crypto';
import { TiduError } from '@tidu/domain';
import { IsNull } from 'typeorm';
import { appendAudit } from './audit.js';
import { FilingExtensionEntity } from './entities/review.js';
import type { Ledger } from './ledger.js';

/** A later deadline of a period, granted to a region and everything below it. */
export interface FilingExtension {
  id: string;
  period: string;
  regionId: string;
  /** `YYYY-MM-DD`, the last day. */
  until: string;
  reason: string;
  /** Who granted it. */
  actor: string;
  at: Date;
}

/** Grants a later deadline. */
export async function grantExtension(ledger: Ledger, granted: Omit<FilingExtension, 'id'>): Promise<FilingExtension> {
  const extension = { ...granted, id: randomUUID() };
  await ledger.source.transaction(async manager => {
    await manager.insert(FilingExtensionEntity, { ...extension, revokedAt: null });
    const { period, regionId, until, reason, actor, at } = extension;
    const detail = { period, regionId, until, reason };
    await appendAudit(manager, { actor, action: 'extension.grant', subject: extension.id, detail, at });
  });
  return extension;
}

/**
 * Takes an extension back; the deadline of the period holds again.
 *
 * @throws TiduError not-found when there is none that holds
 */
export async function revokeExtension(
  ledger: Ledger,
  id: string,
  { actor, at }: { actor: string; at: Date },
): Promise<void> {
  await ledger.source.transaction(async manager => {
    const changed = await manager.update(FilingExtensionEntity, { id, revokedAt: IsNull() }, { revokedAt: at });
    if (changed.affected !== 1) throw new TiduError('not-found', { subject: id });
    await appendAudit(manager, { actor, action: 'extension.revoke', subject: id, detail: {}, at });
  });
}

/** Extensions that hold, of one period or of all, oldest first. */
export async function listExtensions(ledger: Ledger, period?: string): Promise<FilingExtension[]> {
  const where = { revokedAt: IsNull(), ...(period !== undefined && { period }) };
  const rows = await ledger.source.manager.find(FilingExtensionEntity, { where, order: { at: 'ASC', id: 'ASC' } });
  return rows.map(({ revokedAt: _, ...row }) => row);
}
