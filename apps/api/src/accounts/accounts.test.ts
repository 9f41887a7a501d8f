import { contract } from '@tidu/contract';
import { listAudit } from '@tidu/records';
import { openCounter, PASSWORD, type Counter } from '../../test/counter.js';

const { accounts, session } = contract;
let counter: Counter;
let cookie: string;

beforeEach(async () => {
  counter = await openCounter();
  await counter.addAccount('chief', 'administrator', '220000');
  cookie = await counter.signIn('chief');
});
afterEach(() => counter.close());

const create = (login: string, regionId = '220200') =>
  counter.ask(
    accounts.create,
    { login, name: '王芳', role: 'officer', regionId, password: 'a first password' },
    { cookie },
  );
const signIn = (login: string, password: string) => counter.ask(session.open, { login, password });
const cookieOf = (answer: Awaited<ReturnType<typeof signIn>>) => String(answer.headers['set-cookie']).split(';')[0]!;

test('a person who was let in does nothing before changing the first password, and everything after', async () => {
  await create('wang');
  const first = await signIn('wang', 'a first password');
  expect(first).toMatchObject({ status: 200, body: { mustChangePassword: true } });
  const own = { cookie: cookieOf(first) };
  expect(await counter.ask(contract.regions.list, {}, own)).toMatchObject({
    status: 403,
    body: { code: 'must-change-password' },
  });
  const wrong = await counter.ask(session.changePassword, { current: 'not this one', next: 'my own password' }, own);
  expect(wrong).toMatchObject({ status: 401, body: { code: 'wrong-password' } });
  const same = await counter.ask(
    session.changePassword,
    { current: 'a first password', next: 'a first password' },
    own,
  );
  expect(same).toMatchObject({ status: 400, body: { code: 'same-password' } });
  const changed = await counter.ask(
    session.changePassword,
    { current: 'a first password', next: 'my own password' },
    own,
  );
  expect(changed).toMatchObject({ status: 200, body: { mustChangePassword: false } });
  expect(await counter.ask(contract.regions.list, {}, { cookie: cookieOf(changed) })).toMatchObject({ status: 200 });
  expect(await counter.ask(session.read, {}, own)).toMatchObject({ status: 401 });
  expect(await signIn('wang', 'a first password')).toMatchObject({ status: 401 });
  expect(await signIn('wang', 'my own password')).toMatchObject({ status: 200 });
});

test('a reset gives a password that is told once, ends every session and must be changed', async () => {
  await counter.addAccount('lin', 'officer', '220200');
  const before = await counter.signIn('lin');
  const { body } = await counter.ask(accounts.resetPassword, { login: 'lin' }, { cookie });
  const { password } = body as { password: string };
  expect(password).toMatch(/^[\w-]{16}$/);
  expect(await counter.ask(session.read, {}, { cookie: before })).toMatchObject({ status: 401 });
  expect(await signIn('lin', PASSWORD)).toMatchObject({ status: 401 });
  expect(await signIn('lin', password)).toMatchObject({ status: 200, body: { mustChangePassword: true } });
  expect(JSON.stringify(await listAudit(counter.ledger))).not.toContain(password);
});

test('a changed role or region holds at once, for the session that is open', async () => {
  await counter.addAccount('lin', 'officer', '220200');
  const own = { cookie: await counter.signIn('lin') };
  expect(await counter.ask(contract.regions.list, { region: '220300' }, own)).toMatchObject({ status: 403 });
  const wanted = { login: 'lin', name: '林', role: 'analyst', regionId: '220300' };
  expect(await counter.ask(accounts.update, wanted, { cookie })).toMatchObject({
    status: 200,
    body: { role: 'analyst' },
  });
  expect(await counter.ask(contract.regions.list, { region: '220300' }, own)).toMatchObject({ status: 200 });
  expect(await counter.ask(contract.runs.list, {}, own)).toMatchObject({
    status: 403,
    body: { code: 'not-permitted' },
  });
});

test('who is disabled is out at once, and back when enabled', async () => {
  await counter.addAccount('lin', 'officer', '220200');
  const own = { cookie: await counter.signIn('lin') };
  expect(await counter.ask(accounts.disable, { login: 'lin' }, { cookie })).toMatchObject({ body: { disabled: true } });
  expect(await counter.ask(session.read, {}, own)).toMatchObject({ status: 401 });
  expect(await signIn('lin', PASSWORD)).toMatchObject({ status: 403, body: { code: 'account-disabled' } });
  await counter.ask(accounts.enable, { login: 'lin' }, { cookie });
  expect(await signIn('lin', PASSWORD)).toMatchObject({ status: 200 });
});

test('the last administrator of the province can be neither ended nor moved', async () => {
  const refused = { status: 409, body: { code: 'last-administrator' } };
  expect(await counter.ask(accounts.disable, { login: 'chief' }, { cookie })).toMatchObject(refused);
  const moved = { login: 'chief', name: 'chief', role: 'officer', regionId: '220000' };
  expect(await counter.ask(accounts.update, moved, { cookie })).toMatchObject(refused);
  await counter.addAccount('second', 'administrator', '220000');
  expect(await counter.ask(accounts.disable, { login: 'chief' }, { cookie })).toMatchObject({ status: 200 });
});

test('every change of an account stands in the audit with who did it', async () => {
  await create('wang');
  await counter.ask(accounts.update, { login: 'wang', name: '王', role: 'analyst', regionId: '220200' }, { cookie });
  await counter.ask(accounts.resetPassword, { login: 'wang' }, { cookie });
  await counter.ask(accounts.disable, { login: 'wang' }, { cookie });
  const { body } = await counter.ask(contract.audit.list, { subject: 'wang' }, { cookie });
  expect(body).toMatchObject({
    entries: [
      { action: 'account.disable', actor: 'chief' },
      { action: 'account.change-password', actor: 'chief' },
      { action: 'account.update', actor: 'chief', detail: { from: { role: 'officer' }, to: { role: 'analyst' } } },
      { action: 'account.create', actor: 'chief' },
    ],
  });
  expect(await counter.ask(contract.audit.verify, {}, { cookie })).toMatchObject({ body: { brokenAt: null } });
});
