import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { requestOf, type Route } from '@tidu/contract';
import { readConfiguration } from '@tidu/domain';
import { createAccount, fixProvince, hashPassword, migrate, openLedger, type Ledger, type Role } from '@tidu/records';
import { createTestDatabase } from '../../../tests/database.js';
import { createApp } from '../src/create-app.js';
import { PublishedSnapshots } from '../src/published-snapshots.js';

/** One answer, with its body read; text where it is no JSON. */
export interface Answer {
  status: number;
  body: unknown;
  headers: Record<string, unknown>;
}

/** The whole api on a database and a home of its own, asked without a socket. */
export interface Counter {
  app: NestFastifyApplication;
  ledger: Ledger;
  home: string;
  /** The clock the api reads; tests move it. */
  clock: { now: Date };
  addAccount(login: string, role: Role, regionId: string): Promise<void>;
  /** @returns the cookie to send */
  signIn(login: string): Promise<string>;
  ask(route: Route, args?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>;
  /** Looks at once which snapshot is published. */
  follow(): Promise<void>;
  close(): Promise<void>;
}

export const PASSWORD = 'a password for tests';

/** Opens a counter for 吉林省 with no account and no snapshot. */
export async function openCounter(): Promise<Counter> {
  const database = await createTestDatabase();
  const home = await mkdtemp(join(tmpdir(), 'tidu-api-'));
  const clock = { now: new Date('2026-10-20T08:00:00Z') };
  const ledger = await openLedger(database.url);
  await migrate(ledger);
  await fixProvince(ledger, '220000', { actor: 'operator', at: clock.now });
  const passwordHash = await hashPassword(PASSWORD);
  const configuration = readConfiguration({ DATABASE_URL: database.url, TIDU_HOME: home });
  const app = await createApp({ configuration, now: () => clock.now, logLevel: 'silent' });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();

  const ask: Counter['ask'] = async (route, args = {}, headers = {}) => {
    const { url, body } = requestOf(route, args);
    const answer = await app.inject({
      method: route.method,
      url,
      headers: { ...contentType(route, body), ...headers },
      ...(body !== null && { payload: body }),
      ...(route.upload && { payload: Buffer.from('统一社会信用代码,企业名称\n') }),
    });
    const isJson = String(answer.headers['content-type']).startsWith('application/json');
    return { status: answer.statusCode, body: isJson ? answer.json() : answer.body, headers: answer.headers };
  };

  return {
    app,
    ledger,
    home,
    clock,
    ask,
    addAccount: async (login, role, regionId) => {
      const account = { login, name: login, role, regionId, passwordHash, mustChangePassword: false };
      await createAccount(ledger, account, { actor: 'operator', at: clock.now });
    },
    signIn: async login => {
      const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { login, password: PASSWORD } });
      const [cookie] = answer.cookies;
      if (cookie === undefined) throw new Error(answer.body);
      return `${cookie.name}=${cookie.value}`;
    },
    follow: () => app.get(PublishedSnapshots).follow(),
    close: async () => {
      await app.close();
      await ledger.close();
      await database.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

function contentType(route: Route, body: string | null): Record<string, string> {
  if (route.upload) return { 'content-type': 'application/octet-stream' };
  return body === null ? {} : { 'content-type': 'application/json' };
}
