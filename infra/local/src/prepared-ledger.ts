import type { Configuration } from '@tidu/domain';
import {
  createAccount,
  fixProvince,
  hashPassword,
  listAccounts,
  migrate,
  newPassword,
  openLedger,
  type Ledger,
} from '@tidu/records';

const ACTOR = 'launcher';

/**
 * Opens the ledger with its tables up to date and its province fixed.
 *
 * @throws Error with a sentence for people when the database cannot be reached; it does not repeat the password
 */
export async function prepareLedger(databaseUrl: string, { provinceId }: Configuration): Promise<Ledger> {
  const ledger = await openLedger(databaseUrl).catch((error: unknown) => {
    const { host, pathname } = new URL(databaseUrl);
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`连不上数据库 ${host}${pathname}：${reason}。请检查 DATABASE_URL。`, { cause: error });
  });
  await migrate(ledger);
  await fixProvince(ledger, provinceId, { actor: ACTOR, at: new Date() });
  return ledger;
}

/** Makes the first administrator; returns the password, which is kept nowhere, or null when there are accounts already. */
export async function firstAdministrator(ledger: Ledger, regionId: string): Promise<string | null> {
  if ((await listAccounts(ledger)).length > 0) return null;
  const password = newPassword();
  const account = {
    login: 'admin',
    name: '系统管理员',
    role: 'administrator',
    regionId,
    mustChangePassword: false,
  } as const;
  await createAccount(
    ledger,
    { ...account, passwordHash: await hashPassword(password) },
    { actor: ACTOR, at: new Date() },
  );
  return password;
}
