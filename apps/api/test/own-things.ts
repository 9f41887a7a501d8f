import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beginRun, createApiToken, findAccount, requestRun, saveQuery, succeedRun } from '@tidu/records';
import type { Counter } from './counter.js';

/** A shared query, an export and a key of the officer of a place. */
export interface OwnThings {
  queryId: string;
  exportId: string;
  tokenId: string;
}

/** What to ask the routes of queries about one place. */
export const ASKED_OF_QUERIES: Record<string, (place: OwnThings & { regionId: string }) => Record<string, unknown>> = {
  'sql.schema': ({ regionId }) => ({ region: regionId }),
  'sql.run': ({ regionId }) => ({ region: regionId, sql: 'SELECT * FROM enterprise', form: 'json' }),
  'sql.plan': ({ regionId }) => ({ region: regionId, sql: 'SELECT * FROM enterprise' }),
  'sql.history': () => ({}),
  'savedQueries.list': () => ({}),
  'savedQueries.create': () => ({ title: '新查询', sql: 'SELECT 1' }),
  'savedQueries.replace': ({ queryId }) => ({ id: queryId, title: '改名', sql: 'SELECT 2' }),
  'savedQueries.forget': ({ queryId }) => ({ id: queryId }),
  'savedQueries.exports': () => ({}),
  'savedQueries.fetch': ({ exportId }) => ({ id: exportId }),
  'apiTokens.list': () => ({}),
  'apiTokens.create': ({ regionId }) => ({ name: '报表程序', permits: ['sql'], regionId }),
  'apiTokens.revoke': ({ tokenId }) => ({ id: tokenId }),
};

/** Makes them for `officer-<region>`, who must have an account. */
export async function ownThingsOf({ ledger, clock }: Counter, regionId: string): Promise<OwnThings> {
  const login = `officer-${regionId}`;
  const deed = { actor: login, at: clock.now };
  const { id: accountId } = (await findAccount(ledger, login))!;
  const wish = { title: `查询 ${login}`, text: 'SELECT 1', parameters: [], isShared: true, every: null, form: null };
  const queryId = await saveQuery(ledger, accountId, wish, deed);
  const wanted = { job: 'export', trigger: 'timetable', actor: login, subject: wish.title, scopeId: regionId } as const;
  const run = (await requestRun(ledger, { ...wanted, input: { query: queryId } }, { at: clock.now }))!;
  const key = { login, name: login, permits: ['sql' as const], regionId: null, tokenHash: login, expiresAt: clock.now };
  const { id: tokenId } = await createApiToken(ledger, key, deed);
  return { queryId, exportId: run.id, tokenId };
}

/** A workbook that was made for a place and waits to be fetched. */
export async function documentOf(counter: Counter, scopeId: string): Promise<string> {
  const at = counter.clock.now;
  const wanted = { job: 'document', trigger: 'page', actor: `officer-${scopeId}`, subject: '', input: {} } as const;
  const { id } = (await requestRun(counter.ledger, { ...wanted, scopeId }, { at }))!;
  await beginRun(counter.ledger, id, { at });
  await succeedRun(counter.ledger, { id, attempt: 1 }, { stages: [], result: { name: `${scopeId}.xlsx` }, at });
  await mkdir(join(counter.home, 'documents'), { recursive: true });
  await writeFile(join(counter.home, 'documents', `${id}.xlsx`), `officer-${scopeId}`);
  return id;
}
