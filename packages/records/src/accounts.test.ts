import { createTestDatabase, type TestDatabase } from '../../../tests/database.js';
import { changePassword, createAccount, disableAccount, enableAccount, findAccount, listAccounts } from './accounts.js';
import { failedAttempts, forgetFailedAttempts, noteFailedAttempt } from './attempts.js';
import { listAudit } from './audit.js';
import { migrate, openLedger, type Ledger } from './ledger.js';
import { hashPassword, verifyPassword } from './password.js';
import { closeSession, findSession, openSession } from './sessions.js';

const at = new Date('2026-10-08T08:00:00Z');
const soon = new Date('2026-10-08T09:00:00Z');
const evening = new Date('2026-10-08T18:00:00Z');
const deed = { actor: 'admin', at };
let database: TestDatabase;
let ledger: Ledger;

beforeAll(async () => {
  database = await createTestDatabase();
  ledger = await openLedger(database.url);
  await migrate(ledger);
});

afterAll(async () => {
  await ledger.close();
  await database.drop();
});

const officer = {
  login: ' Li.Na ',
  name: '李娜',
  role: 'officer',
  regionId: '220100',
  passwordHash: 'first-word',
  mustChangePassword: true,
} as const;

test('a login is the same in capitals and with spaces around it', async () => {
  const made = await createAccount(ledger, officer, deed);
  expect(made).toMatchObject({ login: 'li.na', createdAt: at, disabledAt: null });
  expect(await findAccount(ledger, 'LI.NA')).toEqual(made);
  await expect(createAccount(ledger, officer, deed)).rejects.toMatchObject({ code: 'already-exists' });
  expect(await listAccounts(ledger)).toEqual([made]);
});

test('a session lasts until it runs out or is closed', async () => {
  const { id } = (await findAccount(ledger, 'li.na'))!;
  await openSession(ledger, { accountId: id, tokenHash: 't1', expiresAt: evening, at });
  expect(await findSession(ledger, 't1', soon)).toMatchObject({ account: { login: 'li.na' }, expiresAt: evening });
  expect(await findSession(ledger, 't1', evening)).toBeNull();
  await closeSession(ledger, 't1', { at: soon });
  expect(await findSession(ledger, 't1', soon)).toBeNull();
});

test('disabling an account ends its sessions at once', async () => {
  const { id } = (await findAccount(ledger, 'li.na'))!;
  await openSession(ledger, { accountId: id, tokenHash: 't2', expiresAt: evening, at });
  await disableAccount(ledger, 'li.na', deed);
  expect(await findSession(ledger, 't2', soon)).toBeNull();
  expect((await findAccount(ledger, 'li.na'))?.disabledAt).toEqual(at);
  await enableAccount(ledger, 'li.na', deed);
  expect((await findAccount(ledger, 'li.na'))?.disabledAt).toBeNull();
});

test('a new password ends the sessions that knew the old one', async () => {
  const { id } = (await findAccount(ledger, 'li.na'))!;
  await openSession(ledger, { accountId: id, tokenHash: 't3', expiresAt: evening, at });
  await changePassword(ledger, 'li.na', { ...deed, passwordHash: 'second-word', mustChangePassword: false });
  expect(await findSession(ledger, 't3', soon)).toBeNull();
  expect(await findAccount(ledger, 'li.na')).toMatchObject({ passwordHash: 'second-word', mustChangePassword: false });
});

test('the audit never holds a password or a token', async () => {
  const text = JSON.stringify(await listAudit(ledger));
  for (const secret of ['first-word', 'second-word', 't1', 't2', 't3']) expect(text).not.toContain(`"${secret}"`);
});

test('failed sign-ins are counted from a moment on, and a success clears them', async () => {
  for (const moment of [at, soon])
    await noteFailedAttempt(ledger, { login: 'li.na', address: '127.0.0.1', at: moment });
  const since = new Date('2026-10-08T08:30:00Z');
  expect(await failedAttempts(ledger, { login: 'li.na', since })).toEqual([{ address: '127.0.0.1', at: soon }]);
  await forgetFailedAttempts(ledger, 'li.na');
  expect(await failedAttempts(ledger, { login: 'li.na', since })).toEqual([]);
});

test('a password is known by its argon2id hash only', async () => {
  const kept = await hashPassword('梯度-Tidu-2026');
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword(kept, '梯度-Tidu-2026')).toBe(true);
  expect(await verifyPassword(kept, '梯度-tidu-2026')).toBe(false);
  expect(await verifyPassword('damaged', '梯度-Tidu-2026')).toBe(false);
});
