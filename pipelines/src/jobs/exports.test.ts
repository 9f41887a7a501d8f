/** Saved queries that are exported by themselves, and queries from the shell: one installation, one publication. */
import { join } from 'node:path';
import {
  createAccount,
  disableAccount,
  findAccount,
  listAudit,
  listRuns,
  saveQuery,
  updateAccount,
  type Role,
  type Run,
} from '@tidu/records';
import { readFile, writeFile } from 'node:fs/promises';
import { makeHome, NOW, reportOf, type Home } from '../../test/home.js';
import { run } from '../../test/run.js';
import { buildScopes } from '../scopes.js';
import { requestExports } from './exports.js';
import { workOn } from './work.js';

const MONDAY = new Date('2026-10-19T04:00:00Z');
const FIRST = new Date('2026-11-01T04:00:00Z');

let home: Home;
beforeAll(async () => {
  home = await makeHome();
  await writeFile(
    join(home.folder, 'a.csv'),
    reportOf([
      [1, 100],
      [2, 50],
    ]),
  );
  await run(home, 'ingest', 'a.csv');
});
afterAll(() => home.remove());

const deed = { actor: 'operator', at: NOW };
async function accountOf(login: string, role: Role, regionId: string): Promise<string> {
  const account = { login, name: login, role, regionId, passwordHash: '', mustChangePassword: false };
  return (await createAccount(home.dock.ledger, account, deed)).id;
}

/** Does the exports of a moment, and gives what became of them, oldest first. */
async function exportsAt(now: Date): Promise<Run[]> {
  const before = new Set((await listRuns(home.dock.ledger, { job: 'export', limit: 100 })).map(({ id }) => id));
  await requestExports(home.dock, { now });
  const asked = (await listRuns(home.dock.ledger, { job: 'export', limit: 100 })).filter(({ id }) => !before.has(id));
  for (const { id } of asked) await workOn(home.dock, id, () => now);
  return (await listRuns(home.dock.ledger, { job: 'export', limit: 100 })).filter(({ id }) => !before.has(id));
}

test('the shell answers in the forms of the api, and writes each query into the audit', async () => {
  const text = 'SELECT sum(revenue) AS total, count(*) AS n FROM filing_latest WHERE period = $period';
  const said = await run(home, 'sql', text, '--set', 'period=latest');
  expect(said).toMatchObject({ code: 0, lines: ['total,n', '150.0000,2'] });
  await run(home, 'sql', text, '--set', 'period=2026-09', '--format', 'parquet', '--out', 'total.parquet');
  expect((await readFile(join(home.folder, 'total.parquet'))).subarray(0, 4).toString()).toBe('PAR1');
  await expect(run(home, 'sql', 'DROP TABLE title')).rejects.toMatchObject({ code: 'sql-not-select' });
  const entries = await listAudit(home.dock.ledger, { actor: 'operator', action: 'sql.run', limit: 3 });
  expect(entries.map(({ detail }) => detail['outcome'])).toEqual(['sql-not-select', 'ok', 'ok']);
});

test('files are built for the province and each prefecture, and those of older states go', async () => {
  expect(await buildScopes(home.dock, NOW)).toBe(11);
  const [state] = home.list('scopes');
  expect(home.list(join('scopes', state!))).toContain('220100.duckdb');
});

test('a query is exported on its days with the rights its owner has then, and small sums are marked', async () => {
  const { ledger } = home.dock;
  const owner = await accountOf('owner', 'analyst', '220000');
  const text = 'SELECT period, sum(revenue) AS total FROM filing_latest GROUP BY period';
  const wish = { title: '周报', text, parameters: [], isShared: false, every: 'week', form: 'csv' } as const;
  await saveQuery(ledger, owner, { ...wish, parameters: [] }, deed);
  expect(await exportsAt(NOW)).toMatchObject([]);

  const [weekly] = await exportsAt(MONDAY);
  expect(weekly).toMatchObject({
    state: 'succeeded',
    actor: 'owner',
    result: { rows: '1', name: '周报-2026-10-19.csv' },
  });
  expect(await readFile(join(home.folder, 'exports', weekly!.result['file']!), 'utf8')).toBe(
    '\uFEFFperiod,total,small_cell\r\n2026-09,150.0000,true\r\n',
  );
  expect(await listAudit(ledger, { action: 'sql.export', limit: 1 })).toMatchObject([
    { actor: 'owner', detail: { text } },
  ]);

  // Both enterprises are in 长春; their owner now answers for 吉林市.
  await updateAccount(ledger, 'owner', { ...deed, name: 'owner', role: 'analyst', regionId: '220200' });
  expect(await exportsAt(MONDAY)).toMatchObject([{ state: 'succeeded', result: { rows: '0' } }]);
  await disableAccount(ledger, 'owner', deed);
  expect(await exportsAt(MONDAY)).toMatchObject([{ state: 'failed', error: { code: 'account-disabled' } }]);
});

test('a monthly export waits for the first of the month', async () => {
  const id = await accountOf('monthly', 'analyst', '220000');
  const wish = {
    title: '月报',
    text: 'SELECT 1 AS one',
    parameters: [],
    isShared: false,
    every: 'month',
    form: 'json',
  } as const;
  await saveQuery(home.dock.ledger, id, { ...wish, parameters: [] }, deed);
  const mine = async (now: Date) => (await exportsAt(now)).filter(({ actor }) => actor === 'monthly');
  expect([(await mine(NOW)).length, (await mine(FIRST)).length]).toEqual([0, 1]);
});

test('a key made in the shell is printed once and kept as a hash', async () => {
  await accountOf('program', 'analyst', '220000');
  const { lines } = await run(home, 'token', 'program', '--days', '7');
  expect(lines).toEqual([expect.stringMatching(/^tidu_[\w-]{43}$/)]);
  const [kept] = await home.dock.ledger.source.query('SELECT * FROM api_token');
  expect(JSON.stringify(kept)).not.toContain(lines[0]);
  expect(await findAccount(home.dock.ledger, 'program')).not.toBeNull();
});
