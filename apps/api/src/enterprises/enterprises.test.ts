import { contract } from '@tidu/contract';
import { findRun } from '@tidu/records';
import { originalPath } from '@tidu/warehouse';
import { readFile } from 'node:fs/promises';
import { openCounter, type Counter } from '../../test/counter.js';
import { FIRMS, publishProvince } from '../../test/province.js';

const { enterprises, batches, runs } = contract;
let counter: Counter;
let cookie: string;
const [first, second] = FIRMS as [(typeof FIRMS)[number], (typeof FIRMS)[number]];

beforeAll(async () => {
  counter = await openCounter();
  await publishProvince(counter.home, counter.ledger);
  await counter.follow();
  await counter.addAccount('lin', 'officer', '220200');
  cookie = await counter.signIn('lin');
});
afterAll(() => counter.close());

const list = async (asked: object) =>
  (await counter.ask(enterprises.list, { ...asked }, { cookie })).body as { total: number; rows: { id: string }[] };
const idsOf = async (asked: object) => (await list(asked)).rows.map(({ id }) => id);

test('enterprises are found by a part of the name, the beginning of the code, tier and section', async () => {
  const all = FIRMS.slice(0, 3).map(({ id }) => id);
  expect(await list({})).toMatchObject({ total: 3, rows: all.map(id => ({ id })) });
  expect(await idsOf({ search: '企业02' })).toEqual([second.id]);
  expect(await idsOf({ search: second.id.slice(0, 16).toLowerCase() })).toEqual([second.id]);
  expect(await idsOf({ tier: 'provincial', section: 'C' })).toEqual(all);
  expect(await idsOf({ tier: 'national' })).toEqual([]);
  expect(await idsOf({ search: '企业1' })).toEqual([]);
});

test('a list is sorted and paged by the server', async () => {
  const descending = [...FIRMS.slice(0, 3)].reverse().map(({ id }) => id);
  expect(await idsOf({ sort: 'revenue', descending: true })).toEqual(descending);
  expect(await idsOf({ sort: 'revenue', descending: true, offset: 1, limit: 1 })).toEqual([second.id]);
});

test('an enterprise shows what it filed, its titles and its register entry, and where each came from', async () => {
  const { body } = await counter.ask(enterprises.read, { id: second.id }, { cookie });
  expect(body).toMatchObject({
    enterprise: {
      name: second.name,
      regionName: { zh: '昌邑区' },
      tier: 'provincial',
      latest: { period: '2026-09', revenue: 2000, revenueGrowth: 100, rdIntensity: 1 },
    },
    titles: [{ tier: 'provincial', from: '2025-07-25', until: '2028-07-25', batchId: 'b00000002' }],
    filings: [
      { period: '2026-09', version: 1, isLatest: true, late: false, revenue: 2000, batchId: 'b00000003', row: 3 },
    ],
    register: [{ from: '0001-01-01', industryCode: '3670', batchId: 'b00000001' }],
  });
});

test('indicators of one enterprise follow from its own filing', async () => {
  const { body } = await counter.ask(enterprises.indicators, { id: second.id }, { cookie });
  const rows = (body as { rows: { code: string }[] }).rows;
  expect(rows).toContainEqual({ code: 'revenue', period: '2026-09', value: 2000, change: 100 });
  expect(rows).toContainEqual({ code: 'rd-intensity', period: '2026-09', value: 1, change: null });
});

test('a change on the page is a list of one row that waits to be taken in like any file', async () => {
  const change = { id: first.id, on: '2026-10-01', change: { kind: 'move', regionId: '220221' } };
  const { body } = await counter.ask(enterprises.change, change, { cookie });
  const run = (await findRun(counter.ledger, (body as { runId: string }).runId))!;
  expect(run).toMatchObject({
    job: 'ingest',
    trigger: 'page',
    actor: 'lin',
    scopeId: '220200',
    input: { layout: 'enterprise-register' },
  });
  const text = await readFile(originalPath(counter.home, run.input['sha256']!), 'utf8');
  expect(text.split('\r\n')[1]).toMatch(new RegExp(`^${first.id},${first.name},220221,,,,,2026-10-01,`));
});

test('nobody moves an enterprise out of their own region', async () => {
  const change = { id: first.id, on: '2026-10-01', change: { kind: 'move', regionId: '220302' } };
  expect(await counter.ask(enterprises.change, change, { cookie })).toMatchObject({
    status: 403,
    body: { code: 'outside-scope' },
  });
});

test('an upload is kept by its hash and waits in the queue with its sender and scope', async () => {
  const { body } = await counter.ask(batches.upload, { name: '../../etc/报表.csv', period: '2026-09' }, { cookie });
  const { id } = body as { id: string };
  expect(await counter.ask(runs.read, { id }, { cookie })).toMatchObject({
    body: { job: 'ingest', state: 'queued', actor: 'lin' },
  });
  const run = (await findRun(counter.ledger, id))!;
  expect(run).toMatchObject({ scopeId: '220200', input: { period: '2026-09' } });
  expect(await readFile(originalPath(counter.home, run.input['sha256']!), 'utf8')).toContain('企业名称');
});

test('a form nobody knows is refused before the file is kept', async () => {
  expect(await counter.ask(batches.upload, { name: 'a.csv', layout: 'no-such-form' }, { cookie })).toMatchObject({
    status: 404,
    body: { code: 'not-found' },
  });
});

test('a batch is withdrawn with a reason, and a publication is asked for', async () => {
  const [{ id }] = (await counter.ledger.source.query(`SELECT id FROM batch WHERE scope_id = '220200'`)) as [
    { id: string },
  ];
  expect(await counter.ask(batches.withdraw, { id, reason: '重复报送' }, { cookie })).toMatchObject({
    body: { status: 'withdrawn' },
  });
  expect(await counter.ask(batches.withdraw, { id, reason: '重复报送' }, { cookie })).toMatchObject({ status: 404 });
  const waiting = await counter.ledger.source.query(
    `SELECT job, subject FROM run WHERE state = 'queued' AND job = 'publish'`,
  );
  expect(waiting).toEqual([{ job: 'publish', subject: id }]);
});
