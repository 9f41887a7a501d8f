import { TiduError } from '@tidu/domain';
import type { EntityManager } from 'typeorm';
import { appendAudit } from './audit.js';
import { sha256 } from './canonical.js';
import { RankingSchemeEntity } from './entities/ranking.js';
import type { Ledger } from './ledger.js';

/** One version of a ranking scheme. */
export interface RankingSchemeVersion {
  id: string;
  /** From 1. */
  version: number;
  /** YAML, as it was written. */
  text: string;
  /** Of the text. */
  sha256: string;
  /** What is new in it. */
  note: string;
  createdBy: string;
  createdAt: Date;
}

/** Every version of every scheme, newest versions first. */
export async function listRankingSchemes(ledger: Ledger): Promise<RankingSchemeVersion[]> {
  return ledger.source.manager.find(RankingSchemeEntity, { order: { id: 'ASC', version: 'DESC' } });
}

/** One version of a scheme, the newest where none is named; null if there is none. */
export async function findRankingScheme(
  ledger: Ledger,
  id: string,
  version?: number,
): Promise<RankingSchemeVersion | null> {
  return ledger.source.manager.findOne(RankingSchemeEntity, {
    where: { id, ...(version !== undefined && { version }) },
    order: { version: 'DESC' },
  });
}

/** What is written down as a new version. */
export interface NewSchemeVersion {
  id: string;
  text: string;
  note: string;
}

const SAVE_LOCK = 7_021_801;

/**
 * Adds a version to a scheme, or the first of a new one. The same text as the newest version adds nothing.
 *
 * @throws TiduError already-exists where another hand added a version since `after`
 */
export async function saveRankingScheme(
  ledger: Ledger,
  { id, text, note }: NewSchemeVersion,
  { actor, at, after }: { actor: string; at: Date; after?: number },
): Promise<RankingSchemeVersion> {
  return ledger.source.transaction(async manager => {
    const newest = await newestOf(manager, id);
    if (newest?.text === text) return newest;
    if (after !== undefined && (newest?.version ?? 0) !== after)
      throw new TiduError('already-exists', { subject: `方案 ${id} 第 ${newest?.version ?? 0} 版` });
    return add(manager, { id, text, note, version: (newest?.version ?? 0) + 1 }, { actor, at });
  });
}

/** Puts a scheme that comes with the product into the ledger: as its first version, or as a new one when a new release brings another text. */
export async function adoptBuiltInScheme(
  ledger: Ledger,
  { id, text }: Omit<NewSchemeVersion, 'note'>,
  { at }: { at: Date },
): Promise<void> {
  await ledger.source.transaction(async manager => {
    await newestOf(manager, id);
    const known = await manager.findOneBy(RankingSchemeEntity, { id, sha256: sha256(text) });
    if (known !== null) return;
    const newest = await newestOf(manager, id);
    const note = newest === null ? '自带方案' : '自带方案的新版本';
    await add(manager, { id, text, note, version: (newest?.version ?? 0) + 1 }, { actor: 'api', at });
  });
}

/** Writers take turns, so that no two give out one version. */
async function newestOf(manager: EntityManager, id: string): Promise<RankingSchemeVersion | null> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [SAVE_LOCK]);
  return manager.findOne(RankingSchemeEntity, { where: { id }, order: { version: 'DESC' } });
}

async function add(
  manager: EntityManager,
  version: NewSchemeVersion & { version: number },
  { actor, at }: { actor: string; at: Date },
): Promise<RankingSchemeVersion> {
  const row = { ...version, sha256: sha256(version.text), createdBy: actor, createdAt: at };
  await manager.insert(RankingSchemeEntity, row);
  const detail = { version: row.version, sha256: row.sha256, note: row.note };
  await appendAudit(manager, { actor, action: 'ranking-scheme.save', subject: row.id, detail, at });
  return row;
}
