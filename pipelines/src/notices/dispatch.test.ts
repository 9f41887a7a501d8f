/** From the outbox to a page, a mailbox of a real SMTP server, and robots behind a real HTTP server. */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import {
  createAccount,
  noticesOf,
  readNotices,
  retryDelivery,
  saveHook,
  saveWish,
  tellTest,
  troubledDeliveries,
  writeNotices,
  type HookFormat,
  type Notice,
} from '@tidu/records';
import { noticeWishSchema } from '@tidu/domain';
import { makeHome, type Home } from '../../test/home.js';
import { createDispatcher, type Dispatcher } from './dispatch.js';

interface Mail {
  to: string[];
  text: string;
}
let home: Home;
let smtp: SMTPServer;
let http: Server;
let dispatcher: Dispatcher;
let httpPort = 0;
const mails: Mail[] = [];
const posts: { path: string; headers: IncomingHttpHeaders; body: string }[] = [];
let robotAnswer = '{"errcode":0,"code":0}';
let mailboxIsFull = false;

const at = new Date(2026, 9, 20, 10, 0);
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const deed = { actor: 'operator', at };

beforeAll(async () => {
  home = await makeHome();
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      let text = '';
      stream.on('data', (piece: Buffer) => (text += piece.toString('utf8')));
      stream.on('end', () => {
        if (mailboxIsFull) return done(Object.assign(new Error('mailbox full'), { responseCode: 452 }));
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
        done();
      });
    },
  });
  await new Promise<void>(resolve => smtp.listen(0, '127.0.0.1', resolve));
  http = createServer((request, answer) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString('utf8')));
    request.on('end', () => {
      posts.push({ path: request.url!, headers: request.headers, body });
      answer.end(robotAnswer);
    });
  });
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve));
  httpPort = (http.address() as AddressInfo).port;
  const smtpPort = (smtp.server.address() as AddressInfo).port;
  const { ledger } = home.dock;
  dispatcher = createDispatcher(ledger, {
    ...{
      smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
      mailFrom: 'tidu@jilin.example',
      hookAllow: [`127.0.0.1:${httpPort}`],
    },
  });
  for (const [login, role, regionId] of [
    ['li', 'officer', '220000'],
    ['wang', 'officer', '220300'],
    ['zhao', 'secretary', '220200'],
  ] as const) {
    const account = { login, name: login, role, regionId, passwordHash: 'x', mustChangePassword: false };
    await createAccount(ledger, account, deed);
  }
});
afterAll(async () => {
  dispatcher.close();
  await new Promise<void>(resolve => smtp.close(resolve));
  await new Promise(resolve => http.close(resolve));
  await home.remove();
});
beforeEach(async () => {
  mails.length = posts.length = 0;
  robotAnswer = '{"errcode":0,"code":0}';
  for (const table of ['notice_delivery', 'notice', 'notice_hook', 'notice_wish']) {
    await home.dock.ledger.source.query(`DELETE FROM ${table}`);
  }
});

const notice = (key: string, changes: Partial<Notice> = {}): Notice => ({
  ...{
    key,
    kind: 'warning.fired',
    severity: 'orange',
    subject: 'enterprise',
    subjectId: key,
    subjectName: `企业${key}`,
  },
  ...{
    regionId: '220202',
    regionLine: ['220202', '220200', '220000'],
    secretary: 'zhao',
    caseId: null,
    toLogins: null,
  },
  facts: { ruleName: '营业收入同比下降', period: '2026-09', value: -31.4, threshold: -10 },
  ...changes,
});
const write = (...notices: Notice[]) =>
  home.dock.ledger.source.transaction(manager => writeNotices(manager, notices, at));
const pageOf = async (login: string) =>
  (await noticesOf(home.dock.ledger, { login, offset: 0, limit: 50 })).rows.map(({ subjectId }) => subjectId);
const wish = (login: string, changes: object) =>
  saveWish(home.dock.ledger, login, noticeWishSchema.parse({ email: `${login}@jilin.example`, ...changes }), deed);
const hook = (format: HookFormat, changes: object = {}) =>
  saveHook(
    home.dock.ledger,
    {
      ...{ id: null, name: format, format, url: `http://127.0.0.1:${httpPort}/${format}`, regionId: '220000' },
      ...{ minSeverity: 'orange', figures: false, enabled: true, secret: 'a secret' },
      ...changes,
    },
    deed,
  );

test('a notice reaches who answers for its region and the secretary, and nobody else, once', async () => {
  await write(notice('A'), notice('A'), notice('B', { inhibited: true }), notice('C', { toLogins: ['wang'] }));
  await dispatcher.round(at);
  await dispatcher.round(later(1));
  expect([await pageOf('li'), await pageOf('zhao'), await pageOf('wang')]).toEqual([['A'], ['A'], ['C']]);
  await readNotices(home.dock.ledger, 'li', later(2));
  expect(await noticesOf(home.dock.ledger, { login: 'li', offset: 0, limit: 1 })).toMatchObject({
    total: 1,
    unread: 0,
  });
});

test('a mail carries one lot of news, names the firms and leaves their figures out', async () => {
  await wish('li', { mail: 'each' });
  await write(notice('A'), notice('B'));
  expect(await dispatcher.round(at)).toBe(2);
  expect(mails.map(({ to }) => to)).toEqual([['li@jilin.example']]);
  const text = Buffer.from(mails[0]!.text.split('\r\n\r\n')[1]!.replace(/\s/g, ''), 'base64').toString('utf8');
  expect(text).toContain('【橙】企业A，触发预警，营业收入同比下降，2026年1—9月');
  expect(text).toContain('企业B');
  expect(`${text}${mails[0]!.text}`).not.toContain('31.4');
});

test('a digest waits for its hour, quiet hours are kept, and mild colours are not told', async () => {
  await wish('li', { mail: 'digest', digestAt: '10:30', minSeverity: 'orange' });
  await wish('zhao', { mail: 'each', quietFrom: '09:00', quietTo: '11:00' });
  await write(notice('A'), notice('B', { severity: 'blue' }));
  await dispatcher.round(at);
  expect(mails).toEqual([]);
  await dispatcher.round(later(31));
  expect(mails.map(({ to }) => to[0])).toEqual(['li@jilin.example']);
  await dispatcher.round(later(61));
  expect(mails.map(({ to }) => to[0])).toEqual(['li@jilin.example', 'zhao@jilin.example']);
});

test('a mail that fails is tried again, dies after the last attempt, and comes back at the wish of a person', async () => {
  await wish('li', { mail: 'each' });
  await write(notice('A'));
  mailboxIsFull = true;
  for (const minutes of [0, 1, 4, 15, 80, 500]) await dispatcher.round(later(minutes));
  const [dead] = await troubledDeliveries(home.dock.ledger);
  expect(dead).toMatchObject({ state: 'dead', attempt: 6, error: expect.stringContaining('mailbox full') });
  expect(await dispatcher.round(later(5000))).toBe(0);
  mailboxIsFull = false;
  await retryDelivery(home.dock.ledger, dead!.id, { actor: 'admin', at: later(5001) });
  expect(await dispatcher.round(later(5002))).toBe(1);
  expect(mails).toHaveLength(1);
});

test('each maker’s robot is told in its own form, signed, without figures of single firms', async () => {
  for (const format of ['wecom', 'dingtalk', 'feishu', 'json'] as const) await hook(format);
  await write(notice('A'), notice('B', { severity: 'yellow' }));
  expect(await dispatcher.round(at)).toBe(4);
  const of = (format: string) => posts.find(({ path }) => path.startsWith(`/${format}`))!;
  expect(JSON.parse(of('wecom').body)).toMatchObject({
    msgtype: 'markdown',
    markdown: { content: expect.stringContaining('企业A') },
  });
  const signed = new URL(of('dingtalk').path, 'http://x').searchParams;
  const expected = createHmac('sha256', 'a secret').update(`${at.getTime()}\na secret`).digest('base64');
  expect([signed.get('timestamp'), signed.get('sign')]).toEqual([String(at.getTime()), expected]);
  const seconds = String(at.getTime() / 1000);
  expect(JSON.parse(of('feishu').body)).toMatchObject({
    ...{ msg_type: 'text', timestamp: seconds },
    sign: createHmac('sha256', `${seconds}\na secret`).update('').digest('base64'),
  });
  const { body, headers } = of('json');
  const signature = createHmac('sha256', 'a secret').update(body).digest('hex');
  expect([headers['x-tidu-signature'], headers['idempotency-key']]).toEqual([
    `sha256=${signature}`,
    (JSON.parse(body) as { key: string }).key,
  ]);
  expect((JSON.parse(body) as { notices: object[] }).notices).toHaveLength(1);
  expect(posts.map(post => post.body).join()).not.toContain('31.4');
});

test('a robot that answers 200 with a refusal has not taken it, and the same key comes again', async () => {
  await hook('wecom');
  await write(notice('A'));
  robotAnswer = '{"errcode":93000,"errmsg":"invalid webhook url"}';
  await dispatcher.round(at);
  expect(await troubledDeliveries(home.dock.ledger)).toMatchObject([
    { state: 'waiting', error: '93000 invalid webhook url' },
  ]);
  robotAnswer = '{"errcode":0}';
  expect(await dispatcher.round(later(1))).toBe(1);
  expect(new Set(posts.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
});

test('a person tries their own ways', async () => {
  await wish('zhao', { mail: 'each' });
  await tellTest(home.dock.ledger, 'zhao', deed);
  expect(await dispatcher.round(at)).toBe(1);
  expect(mails[0]!.to).toEqual(['zhao@jilin.example']);
});
