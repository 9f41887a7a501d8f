import { contract, type Me } from '@tidu/contract';
import { disableAccount, listAudit } from '@tidu/records';
import { openCounter, PASSWORD, type Counter } from '../../test/counter.js';

const { open, read, close } = contract.session;
const HOUR_MS = 3_600_000;

let counter: Counter;
beforeEach(async () => {
  counter = await openCounter();
  await counter.addAccount('lin', 'officer', '220200');
});
afterEach(() => counter.close());

const signIn = (login: string, password: string, headers: Record<string, string> = {}) =>
  counter.ask(open, { login, password }, headers);
const later = (ms: number) => {
  counter.clock.now = new Date(counter.clock.now.getTime() + ms);
};

test('the right password opens a session that says who one is', async () => {
  const cookie = await counter.signIn('lin');
  const { body } = await counter.ask(read, {}, { cookie });
  expect(body).toMatchObject({ login: 'lin', role: 'officer', regionId: '220200', regionName: { zh: '吉林市' } });
});

test('a login is read whatever its case', async () => {
  expect((await signIn(' LIN ', PASSWORD)).status).toBe(200);
});

test('scripts, other sites and the ledger never see the session token', async () => {
  const answer = await counter.app.inject({
    method: 'POST',
    url: open.path,
    payload: { login: 'lin', password: PASSWORD },
  });
  expect(answer.headers['set-cookie']).toMatch(/HttpOnly; SameSite=Strict/);
  expect(answer.headers['set-cookie']).not.toMatch(/Secure/);
  expect(answer.body).not.toContain(answer.cookies[0]!.value);
  const kept = await counter.ledger.source.query('SELECT token_hash FROM session');
  expect(kept).toEqual([{ token_hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
});

test('behind https the cookie is for https only', async () => {
  const { headers } = await signIn('lin', PASSWORD, { 'x-forwarded-proto': 'https' });
  expect(headers['set-cookie']).toMatch(/Secure/);
  expect(headers['strict-transport-security']).toBeDefined();
});

test('a wrong password and an unknown login are refused with the same words', async () => {
  const [wrong, unknown] = [await signIn('lin', 'guess'), await signIn('nobody', 'guess')];
  expect(wrong).toMatchObject({ status: 401, body: { code: 'wrong-password' } });
  expect(unknown.body).toEqual(wrong.body);
});

test('guessing is slowed down, and the right password waits as well', async () => {
  for (let guess = 0; guess < 3; guess += 1) await signIn('lin', 'guess');
  const answer = await signIn('lin', PASSWORD);
  expect(answer).toMatchObject({ status: 429, body: { code: 'too-many-attempts', facts: { seconds: 1 } } });
  expect(answer.headers['retry-after']).toBe('1');
  later(1000);
  expect((await signIn('lin', PASSWORD)).status).toBe(200);
});

test('guesses sent all at once count one after the other', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => signIn('lin', 'guess')));
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(3);
});

test('signing in clears the slate', async () => {
  await signIn('lin', 'guess');
  await signIn('lin', 'guess');
  await signIn('lin', PASSWORD);
  await signIn('lin', 'guess');
  expect((await signIn('lin', PASSWORD)).status).toBe(200);
});

test('a disabled account is told so only when the password is right', async () => {
  await disableAccount(counter.ledger, 'lin', { actor: 'operator', at: counter.clock.now });
  expect((await signIn('lin', 'guess')).body).toMatchObject({ code: 'wrong-password' });
  expect((await signIn('lin', PASSWORD)).body).toMatchObject({ code: 'account-disabled' });
});

test('disabling an account ends its sessions', async () => {
  const cookie = await counter.signIn('lin');
  await disableAccount(counter.ledger, 'lin', { actor: 'operator', at: counter.clock.now });
  expect((await counter.ask(read, {}, { cookie })).status).toBe(401);
});

test('signing out ends the session', async () => {
  const cookie = await counter.signIn('lin');
  expect((await counter.ask(close, {}, { cookie })).body).toEqual({ signedIn: false });
  expect((await counter.ask(read, {}, { cookie })).status).toBe(401);
});

test('a session unused for twelve hours is over', async () => {
  const cookie = await counter.signIn('lin');
  later(12 * HOUR_MS);
  expect((await counter.ask(read, {}, { cookie })).status).toBe(401);
});

test('a session in use goes on, but not for more than seven days', async () => {
  const cookie = await counter.signIn('lin');
  const statuses: number[] = [];
  for (let request = 0; request < 17; request += 1) {
    later(10 * HOUR_MS);
    statuses.push((await counter.ask(read, {}, { cookie })).status);
  }
  expect(statuses).toEqual([...Array<number>(16).fill(200), 401]);
});

test('signing in is written into the audit', async () => {
  await counter.signIn('lin');
  expect(await listAudit(counter.ledger, { limit: 1 })).toMatchObject([
    { actor: 'lin', action: 'session.open', subject: 'lin' },
  ]);
});

test.each([
  ['another origin', { origin: 'https://evil.example' }],
  ['another port of this host', { origin: 'http://localhost:9999' }],
  ['a page without an origin', { origin: 'null' }],
  ['what the browser calls another site', { 'sec-fetch-site': 'cross-site' }],
])('a change asked for by %s is refused', async (_, headers) => {
  expect(await signIn('lin', PASSWORD, headers)).toMatchObject({ status: 403, body: { code: 'foreign-origin' } });
});

test('a change asked for by our own page is carried out', async () => {
  const headers = { host: 'tidu.example:8080', origin: 'http://tidu.example:8080', 'sec-fetch-site': 'same-origin' };
  expect((await signIn('lin', PASSWORD, headers)).body).toMatchObject({ login: 'lin' } satisfies Partial<Me>);
});
