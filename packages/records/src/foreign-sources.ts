import type { EntityManager } from 'typeorm';
import { ForeignSourceEntity } from './entities/foreign-source.js';
import type { Ledger } from './ledger.js';

/** How far a foreign source was read. */
export interface SourceMark {
  id: string;
  /** The highest mark that was taken in; null before the first time. */
  watermark: string | null;
  pulledAt: Date | null;
}

/** How far every source that was ever read is. */
export async function listSourceMarks(ledger: Ledger): Promise<SourceMark[]> {
  return ledger.source.manager.find(ForeignSourceEntity, { order: { id: 'ASC' } });
}

/** How far a source was read; nothing of it yet where it never was. */
export async function sourceMark(ledger: Ledger, id: string): Promise<SourceMark> {
  const row = await ledger.source.manager.findOneBy(ForeignSourceEntity, { id });
  return row ?? { id, watermark: null, pulledAt: null };
}

/** Notes how far a source was read, once what was read is kept and will be taken in. */
export async function noteSourceMark(ledger: Ledger | EntityManager, mark: SourceMark): Promise<void> {
  const manager = 'source' in ledger ? ledger.source.manager : ledger;
  await manager.upsert(ForeignSourceEntity, mark, ['id']);
}
