import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { TiduError } from '@tidu/domain';
import { IsNull, MoreThan } from 'typeorm';
import { toAccount, type Account, type Deed } from './accounts.js';
import { appendAudit } from './audit.js';
import { AccountEntity } from './entities/account.js';
import { ApiTokenEntity } from './entities/query.js';
import type { Ledger } from './ledger.js';

/** What a key opens: `sql` runs queries, `read` reads what the pages read. */
export type Permit = 'sql' | 'read';

/** A key by which a program asks in the name of an account. */
export interface ApiToken {
  id: string;
  /** What it is for, in its owner's words. */
  name: string;
  permits: Permit[];
  /** Narrower than its owner's; null for the same. */
  regionId: string | null;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

/** What one says to make a key. */
export type NewApiToken = Pick<ApiToken, 'name' | 'permits' | 'regionId' | 'expiresAt'> & {
  login: string;
  /** sha256 of the key, hex. */
  tokenHash: string;
};

const KEY_BYTES = 32;
/** What a key looks like, so that a leaked one is recognised. */
export const API_KEY = /^tidu_[\w-]{43}$/;

/** A new key nobody can guess; it is shown once, and known again by its hash. */
export function newApiKey(): { key: string; keyHash: string } {
  const key = `tidu_${randomBytes(KEY_BYTES).toString('base64url')}`;
  return { key, keyHash: hashOfApiKey(key) };
}

/** The hash a key is kept as. */
export function hashOfApiKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/**
 * Makes a key for an account.
 *
 * @throws TiduError not-found when no such account is enabled
 */
export async function createApiToken(
  ledger: Ledger,
  { login, tokenHash, ...token }: NewApiToken,
  { actor, at }: Deed,
): Promise<ApiToken> {
  return ledger.source.transaction(async manager => {
    const account = await manager.findOneBy(AccountEntity, { login, disabledAt: IsNull() });
    if (!account) throw new TiduError('not-found', { subject: login });
    const row = { ...token, id: randomUUID(), accountId: account.id, createdAt: at, lastUsedAt: null, revokedAt: null };
    await manager.insert(ApiTokenEntity, { ...row, tokenHash });
    const { name, permits, regionId, expiresAt } = token;
    const detail = { owner: login, name, permits, regionId, expiresAt: expiresAt.toISOString() };
    await appendAudit(manager, { actor, action: 'token.create', subject: row.id, detail, at });
    return row;
  });
}

/** The keys of an account, newest first, ended ones too. */
export async function listApiTokens(ledger: Ledger, accountId: string): Promise<ApiToken[]> {
  const rows = await ledger.source.manager.find(ApiTokenEntity, {
    where: { accountId },
    order: { createdAt: 'DESC', id: 'ASC' },
  });
  return rows.map(toToken);
}

/**
 * Ends a key of an account for good.
 *
 * @throws TiduError not-found when it has none of this id that is not ended
 */
export async function revokeApiToken(
  ledger: Ledger,
  { accountId, id }: { accountId: string; id: string },
  { actor, at }: Deed,
): Promise<void> {
  await ledger.source.transaction(async manager => {
    const ended = await manager.update(ApiTokenEntity, { id, accountId, revokedAt: IsNull() }, { revokedAt: at });
    if (ended.affected !== 1) throw new TiduError('not-found', { subject: id });
    await appendAudit(manager, { actor, action: 'token.revoke', subject: id, detail: {}, at });
  });
}

/** When a key was used is kept to the minute: not every request writes to the ledger. */
const USE_KEPT_MS = 60_000;

/** The key of a hash and whose it is, if it is neither ended nor expired and its account not disabled; else null. */
export async function findApiToken(
  ledger: Ledger,
  tokenHash: string,
  now: Date,
): Promise<{ token: ApiToken; account: Account } | null> {
  const row = await ledger.source.manager.findOne(ApiTokenEntity, {
    where: { tokenHash, expiresAt: MoreThan(now), revokedAt: IsNull(), account: { disabledAt: IsNull() } },
    relations: { account: true },
  });
  if (row === null) return null;
  if (now.getTime() - (row.lastUsedAt?.getTime() ?? 0) > USE_KEPT_MS) {
    await ledger.source.manager.update(ApiTokenEntity, { id: row.id }, { lastUsedAt: now });
  }
  return { token: toToken(row), account: toAccount(row.account) };
}

function toToken({
  id,
  name,
  permits,
  regionId,
  createdAt,
  expiresAt,
  lastUsedAt,
  revokedAt,
}: ApiTokenEntity): ApiToken {
  return { id, name, permits: permits as Permit[], regionId, createdAt, expiresAt, lastUsedAt, revokedAt };
}
