import { IsNull, LessThanOrEqual, MoreThan } from 'typeorm';
import { toAccount, type Account } from './accounts.js';
import { appendAudit } from './audit.js';
import { AccountEntity, SessionEntity } from './entities/account.js';
import type { Ledger } from './ledger.js';

/** A signed-in browser and whose it is. */
export interface Session {
  account: Account;
  openedAt: Date;
  expiresAt: Date;
}

/** Signs an account in, and forgets sessions that have run out. Only the hash of the token is kept. */
export async function openSession(
  ledger: Ledger,
  { accountId, tokenHash, expiresAt, at }: { accountId: string; tokenHash: string; expiresAt: Date; at: Date },
): Promise<void> {
  await ledger.source.transaction(async manager => {
    await manager.delete(SessionEntity, { expiresAt: LessThanOrEqual(at) });
    const { login } = await manager.findOneByOrFail(AccountEntity, { id: accountId });
    await manager.insert(SessionEntity, { tokenHash, accountId, openedAt: at, expiresAt });
    await appendAudit(manager, { actor: login, action: 'session.open', subject: login, detail: {}, at });
  });
}

/** The session of a token, if it has not run out and its account is not disabled; else null. */
export async function findSession(ledger: Ledger, tokenHash: string, now: Date): Promise<Session | null> {
  const row = await ledger.source.manager.findOne(SessionEntity, {
    where: { tokenHash, expiresAt: MoreThan(now), account: { disabledAt: IsNull() } },
    relations: { account: true },
  });
  return row && { account: toAccount(row.account), openedAt: row.openedAt, expiresAt: row.expiresAt };
}

/** Moves the end of a session that is in use. */
export async function extendSession(
  ledger: Ledger,
  tokenHash: string,
  { expiresAt }: { expiresAt: Date },
): Promise<void> {
  await ledger.source.manager.update(SessionEntity, { tokenHash }, { expiresAt });
}

/** Signs out. A token that is not known is no error. */
export async function closeSession(ledger: Ledger, tokenHash: string, { at }: { at: Date }): Promise<void> {
  await ledger.source.transaction(async manager => {
    const row = await manager.findOne(SessionEntity, { where: { tokenHash }, relations: { account: true } });
    if (!row) return;
    await manager.delete(SessionEntity, { tokenHash });
    const { login } = row.account;
    await appendAudit(manager, { actor: login, action: 'session.close', subject: login, detail: {}, at });
  });
}
