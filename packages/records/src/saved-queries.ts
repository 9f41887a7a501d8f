import { randomUUID } from 'node:crypto';
import { TiduError } from '@tidu/domain';
import { IsNull, Not } from 'typeorm';
import { toAccount, type Account, type Deed } from './accounts.js';
import { appendAudit } from './audit.js';
import { SavedQueryEntity } from './entities/query.js';
import { RunEntity } from './entities/run.js';
import type { Ledger } from './ledger.js';
import type { Run } from './runs.js';

/** How often a query is exported by itself. */
export type ExportEvery = 'day' | 'week' | 'month';

/** A query somebody keeps, shows to others, or has run by itself. */
export interface SavedQuery {
  id: string;
  title: string;
  text: string;
  /** As the query language of the product describes them. */
  parameters: object[];
  isShared: boolean;
  /** How often it is exported, and as what; both null for never. */
  every: ExportEvery | null;
  form: string | null;
  createdAt: Date;
  updatedAt: Date;
  owner: Account;
}

/** What an owner says of a query. */
export type SavedQueryWish = Pick<SavedQuery, 'title' | 'text' | 'parameters' | 'isShared' | 'every' | 'form'>;

/** An account's own queries and those others share, by title. */
export async function listSavedQueries(ledger: Ledger, accountId: string): Promise<SavedQuery[]> {
  return find(ledger, [{ accountId }, { isShared: true, account: { disabledAt: IsNull() } }]);
}

/** Every query that is exported by itself. */
export async function listScheduledQueries(ledger: Ledger): Promise<SavedQuery[]> {
  return find(ledger, [{ every: Not(IsNull()) }]);
}

/** One query, whoever owns it; null if there is none. */
export async function findSavedQuery(ledger: Ledger, id: string): Promise<SavedQuery | null> {
  return (await find(ledger, [{ id }]))[0] ?? null;
}

/** Keeps a new query of an account; gives its id. */
export async function saveQuery(
  ledger: Ledger,
  accountId: string,
  wish: SavedQueryWish,
  { actor, at }: Deed,
): Promise<string> {
  const id = randomUUID();
  await ledger.source.transaction(async manager => {
    await manager.insert(SavedQueryEntity, { ...wish, id, accountId, createdAt: at, updatedAt: at });
    await appendAudit(manager, { actor, action: 'query.save', subject: id, detail: { ...wish }, at });
  });
  return id;
}

/**
 * Replaces a query of an account.
 *
 * @throws TiduError not-found
 */
export async function replaceQuery(
  ledger: Ledger,
  { accountId, id }: { accountId: string; id: string },
  wish: SavedQueryWish,
  { actor, at }: Deed,
): Promise<void> {
  await ledger.source.transaction(async manager => {
    const changed = await manager.update(SavedQueryEntity, { id, accountId }, { ...wish, updatedAt: at });
    if (changed.affected !== 1) throw new TiduError('not-found', { subject: id });
    await appendAudit(manager, { actor, action: 'query.replace', subject: id, detail: { ...wish }, at });
  });
}

/**
 * Forgets a query of an account.
 *
 * @throws TiduError not-found
 */
export async function forgetQuery(
  ledger: Ledger,
  { accountId, id }: { accountId: string; id: string },
  { actor, at }: Deed,
): Promise<void> {
  await ledger.source.transaction(async manager => {
    const gone = await manager.delete(SavedQueryEntity, { id, accountId });
    if (gone.affected !== 1) throw new TiduError('not-found', { subject: id });
    await appendAudit(manager, { actor, action: 'query.forget', subject: id, detail: {}, at });
  });
}

const MOST_EXPORTS = 100;

/** Exports of an owner's queries, newest first. */
export async function listExports(ledger: Ledger, login: string): Promise<Run[]> {
  const rows = await ledger.source.manager.find(RunEntity, {
    where: { job: 'export', actor: login },
    order: { createdAt: 'DESC', id: 'ASC' },
    take: MOST_EXPORTS,
  });
  return rows as unknown as Run[];
}

async function find(ledger: Ledger, where: object[]): Promise<SavedQuery[]> {
  const rows = await ledger.source.manager.find(SavedQueryEntity, {
    where,
    relations: { account: true },
    order: { title: 'ASC', id: 'ASC' },
  });
  return rows.map(
    ({ account, accountId: _, ...row }) => ({ ...row, owner: toAccount(account) }) as unknown as SavedQuery,
  );
}
