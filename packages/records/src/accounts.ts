import { randomUUID } from 'node:crypto';
import { TiduError } from '@tidu/domain';
import { IsNull, Not, type EntityManager } from 'typeorm';
import { appendAudit } from './audit.js';
import { AccountEntity, SessionEntity } from './entities/account.js';
import type { Ledger } from './ledger.js';

/** What a person may do; where they may do it is their region. */
export type Role = 'administrator' | 'officer' | 'secretary' | 'analyst' | 'signer';

/** A person who may sign in. */
export interface Account {
  id: string;
  /** Lower case, unique. */
  login: string;
  name: string;
  role: Role;
  /** The region whose data they may see, with everything below it. */
  regionId: string;
  passwordHash: string;
  mustChangePassword: boolean;
  createdAt: Date;
  /** Null while they may sign in. */
  disabledAt: Date | null;
}

/** What one says to make an account. */
export type NewAccount = Pick<Account, 'login' | 'name' | 'role' | 'regionId' | 'passwordHash' | 'mustChangePassword'>;

/** Who did it, and when: what the audit trail says of every change. */
export interface Deed {
  actor: string;
  at: Date;
}

/**
 * Makes an account.
 *
 * @throws TiduError already-exists when the login is taken
 */
export async function createAccount(ledger: Ledger, account: NewAccount, { actor, at }: Deed): Promise<Account> {
  const row: Account = {
    ...account,
    id: randomUUID(),
    login: normaliseLogin(account.login),
    createdAt: at,
    disabledAt: null,
  };
  await ledger.source.transaction(async manager => {
    const inserted = await manager
      .createQueryBuilder()
      .insert()
      .into(AccountEntity)
      .values(row)
      .orIgnore()
      .returning('id')
      .execute();
    if ((inserted.raw as unknown[]).length === 0) throw new TiduError('already-exists', { subject: row.login });
    const detail = { role: row.role, regionId: row.regionId };
    await appendAudit(manager, { actor, action: 'account.create', subject: row.login, detail, at });
  });
  return row;
}

/** The account with this login, disabled or not; null if there is none. */
export async function findAccount(ledger: Ledger, login: string): Promise<Account | null> {
  const row = await ledger.source.manager.findOneBy(AccountEntity, { login: normaliseLogin(login) });
  return row && toAccount(row);
}

/** All accounts by login. */
export async function listAccounts(ledger: Ledger): Promise<Account[]> {
  return (await ledger.source.manager.find(AccountEntity, { order: { login: 'ASC' } })).map(toAccount);
}

/**
 * Changes what an account may do and where; its sessions go on with the new rights.
 *
 * @throws TiduError not-found; last-administrator when nobody else could appoint another
 */
export async function updateAccount(
  ledger: Ledger,
  login: string,
  { actor, at, name, role, regionId }: Deed & Pick<Account, 'name' | 'role' | 'regionId'>,
): Promise<Account> {
  const subject = normaliseLogin(login);
  return ledger.source.transaction(async manager => {
    const row = await findOrRefuse(manager, subject);
    const losesOffice = row.role === 'administrator' && (role !== 'administrator' || regionId !== row.regionId);
    if (losesOffice) await refuseLastAdministrator(manager, row);
    await manager.update(AccountEntity, { id: row.id }, { name, role, regionId });
    const detail = { from: { name: row.name, role: row.role, regionId: row.regionId }, to: { name, role, regionId } };
    await appendAudit(manager, { actor, action: 'account.update', subject, detail, at });
    return toAccount({ ...row, name, role, regionId });
  });
}

/**
 * Ends an account and its sessions.
 *
 * @throws TiduError not-found when no such account is enabled; last-administrator
 */
export async function disableAccount(ledger: Ledger, login: string, { actor, at }: Deed): Promise<void> {
  const subject = normaliseLogin(login);
  await ledger.source.transaction(async manager => {
    const row = await manager.findOneBy(AccountEntity, { login: subject, disabledAt: IsNull() });
    if (!row) throw new TiduError('not-found', { subject });
    await refuseLastAdministrator(manager, row);
    await manager.update(AccountEntity, { id: row.id }, { disabledAt: at });
    await manager.delete(SessionEntity, { accountId: row.id });
    await appendAudit(manager, { actor, action: 'account.disable', subject, detail: {}, at });
  });
}

/** Lets a disabled account sign in again. */
export async function enableAccount(ledger: Ledger, login: string, { actor, at }: Deed): Promise<void> {
  const subject = normaliseLogin(login);
  await ledger.source.transaction(async manager => {
    const changed = await manager.update(AccountEntity, { login: subject }, { disabledAt: null });
    if (changed.affected !== 1) throw new TiduError('not-found', { subject });
    await appendAudit(manager, { actor, action: 'account.enable', subject, detail: {}, at });
  });
}

async function findOrRefuse(manager: EntityManager, login: string): Promise<AccountEntity> {
  const row = await manager.findOneBy(AccountEntity, { login });
  if (!row) throw new TiduError('not-found', { subject: login });
  return row;
}

/** An installation without an administrator could not be helped from the page any more. */
async function refuseLastAdministrator(
  manager: EntityManager,
  { id, login, role, regionId }: AccountEntity,
): Promise<void> {
  if (role !== 'administrator') return;
  // Two administrators who end each other at the same moment take turns here.
  await manager.query('LOCK TABLE account IN SHARE ROW EXCLUSIVE MODE');
  const others = await manager.countBy(AccountEntity, { role, regionId, disabledAt: IsNull(), id: Not(id) });
  if (others === 0) throw new TiduError('last-administrator', { login });
}

/** Sets a new password and ends the other sessions of the account. */
export async function changePassword(
  ledger: Ledger,
  login: string,
  { passwordHash, mustChangePassword, actor, at }: Deed & Pick<Account, 'passwordHash' | 'mustChangePassword'>,
): Promise<void> {
  const subject = normaliseLogin(login);
  await ledger.source.transaction(async manager => {
    const row = await manager.findOneBy(AccountEntity, { login: subject });
    if (!row) throw new TiduError('not-found', { subject });
    await manager.update(AccountEntity, { id: row.id }, { passwordHash, mustChangePassword });
    await manager.delete(SessionEntity, { accountId: row.id });
    await appendAudit(manager, {
      actor,
      action: 'account.change-password',
      subject,
      detail: { mustChangePassword },
      at,
    });
  });
}

function normaliseLogin(login: string): string {
  return login.trim().toLowerCase();
}

/** The plain row of an account. */
export function toAccount(row: AccountEntity): Account {
  return { ...row, role: row.role as Role };
}
