/** SQL over HTTP: the rows of one's own scope, in every form, and every query in the audit. */
import { contract, type SqlSchema } from '@tidu/contract';
import { disableAccount, listAudit, updateAccount } from '@tidu/records';
import { openCounter, type Counter } from '../../test/counter.js';
import { publishProvince } from '../../test/province.js';

const { run, plan, schema, history } = contract.sql;

let counter: Counter;
const cookies = new Map<string, string>();

beforeAll(async () => {
  counter = await openCounter();
  await publishProvince(counter.home, counter.ledger);
  for (const [login, role, regionId] of [
    ['analyst', 'analyst', '220000'],
    ['officer', 'officer', '220200'],
    ['other', 'analyst', '220300'],
    ['leaver', 'analyst', '220000'],
  ] as const) {
    await counter.addAccount(login, role, regionId);
    cookies.set(login, await counter.signIn(login));
  }
  await counter.follow();
}, 60_000);
afterAll(() => counter.close());

const as = (login: string) => ({ cookie: cookies.get(login)! });
const ask = (login: string, sql: string, more: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
  counter.ask(run, { sql, ...more }, { ...as(login), ...headers });

/** The bytes of an answer in a form. */
async function bytesOf(login: string, sql: string, accept: string): Promise<{ bytes: Buffer; type: string }> {
  const answer = await counter.app.inject({
    method: 'POST',
    url: run.path,
    headers: { ...as(login), accept, 'content-type': 'application/json' },
    payload: { sql },
  });
  return { bytes: answer.rawPayload, type: String(answer.headers['content-type']) };
}

test('everybody finds the rows of their own scope', async () => {
  const count = async (login: string, more = {}) =>
    (await ask(login, 'SELECT count(*), min(left(region_id, 4)) FROM enterprise', more)).body;
  expect(await count('analyst')).toMatchObject({ rows: [[6, '2202']] });
  expect(await count('officer')).toMatchObject({ rows: [[3, '2202']] });
  expect(await count('other')).toMatchObject({ rows: [[3, '2203']] });
  expect(await count('analyst', { region: '220300' })).toMatchObject({ rows: [[3, '2203']] });
  expect(await count('other', { region: '220200' })).toMatchObject({ code: 'outside-scope' });
});

test('names of persons are for who works with them', async () => {
  expect(
    (await ask('officer', 'SELECT DISTINCT secretary FROM enterprise WHERE secretary IS NOT NULL')).body,
  ).toMatchObject({
    rows: [['secretary-220200']],
  });
  expect((await ask('analyst', 'SELECT secretary FROM enterprise')).body).toMatchObject({ code: 'sql-column-unknown' });
  const { body } = await counter.ask(schema, {}, as('analyst'));
  expect(JSON.stringify(body)).not.toContain('"secretary"');
});

test('a refusal says in Chinese where the text is wrong', async () => {
  const { status, body } = await ask('analyst', 'SELECT nam\nFROM enterprise\nWHERE revenu > 1');
  expect({ status, body }).toMatchObject({
    status: 400,
    body: { code: 'sql-column-unknown', facts: { at: '3:7', position: 33, name: 'revenu' } },
  });
  expect((body as { message: { zh: string } }).message.zh).toContain('3:7 处：没有名为 revenu 的列');
});

test('the form of the rows is what Accept asks for', async () => {
  const text = `SELECT name, revenue FROM filing_latest WHERE region_id = '220202' ORDER BY revenue LIMIT 1`;
  const csv = await bytesOf('analyst', text, 'text/csv');
  expect(csv.bytes.toString()).toBe('\uFEFFname,revenue\r\n合成企业01有限公司,1000.0000\r\n');
  expect(csv.type).toBe('text/csv; charset=utf-8');
  const arrow = await bytesOf('analyst', text, 'application/vnd.apache.arrow.stream');
  // A stream of Arrow begins with the mark of a message; what is in it is warehouse's own test.
  expect(arrow.bytes.subarray(0, 4).toString('hex')).toBe('ffffffff');
  const parquet = await bytesOf('analyst', text, 'application/vnd.apache.parquet');
  expect(parquet.bytes.subarray(0, 4).toString() + parquet.bytes.subarray(-4).toString()).toBe('PAR1PAR1');
  const xlsx = await bytesOf('analyst', text, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  expect(xlsx.bytes.subarray(0, 2).toString()).toBe('PK');
  const lines = (await bytesOf('analyst', text, 'application/x-ndjson')).bytes.toString().trim().split('\n');
  expect(JSON.parse(lines.at(-1)!)).toMatchObject({ end: { rowCount: 1, truncated: false } });
  expect((await ask('analyst', text, {}, { accept: 'image/png' })).body).toMatchObject({ code: 'invalid-input' });
});

test('a cell that a spreadsheet would take for a formula is text', async () => {
  const { bytes } = await bytesOf('analyst', `SELECT '=1+1' AS "=a"`, 'text/csv');
  expect(bytes.toString()).toBe(`\uFEFF'=a\r\n'=1+1\r\n`);
});

test('what goes wrong after the first rows is the last line of the answer', async () => {
  const text = `SELECT CASE WHEN i > 900000 THEN CAST('x' || i AS INTEGER) ELSE i END FROM range(1000000) t(i)`;
  const lines = (await bytesOf('analyst', text, 'application/x-ndjson')).bytes.toString().trim().split('\n');
  expect(JSON.parse(lines[0]!)).toHaveProperty('columns');
  expect(JSON.parse(lines.at(-1)!)).toMatchObject({ error: { code: 'sql-value' } });
});

test('the newest period stands in for a parameter that asks for it', async () => {
  const parameters = [{ name: 'period', type: 'text', value: 'latest' }];
  const text = 'SELECT count(*) FROM filing_latest WHERE period = $period';
  expect((await ask('analyst', text, { parameters })).body).toMatchObject({ rows: [[6]] });
});

test('the schema tells tables, ready-made queries and periods', async () => {
  const { body } = await counter.ask(schema, {}, as('officer'));
  const told = body as SqlSchema;
  expect(told).toMatchObject({ regionId: '220200', latestPeriod: '2026-09' });
  expect(told.canned).toHaveLength(20);
  expect(
    told.tables.find(({ name }) => name === 'filing_latest')?.columns.find(({ name }) => name === 'revenue'),
  ).toEqual({
    name: 'revenue',
    title: { zh: '营业收入（M01，累计）', en: 'Operating revenue (M01, since January)' },
    unit: { zh: '万元', en: 'CNY 10,000' },
  });
});

test('a plan is told in words', async () => {
  const { body } = await counter.ask(
    plan,
    { sql: 'SELECT region, count(*) FROM enterprise GROUP BY region' },
    as('analyst'),
  );
  expect(JSON.stringify(body)).toContain('分组汇总');
  expect(JSON.stringify(body)).toContain('逐行读取表');
});

test('every query is in the audit with who, where, what and how much; refused ones too', async () => {
  await ask('other', 'SELECT name FROM enterprise');
  await ask('other', 'DROP TABLE enterprise');
  const [refused, answered] = await listAudit(counter.ledger, { actor: 'other', action: 'sql.run', limit: 2 });
  expect(answered!.detail).toMatchObject({
    text: 'SELECT name FROM enterprise',
    regionId: '220300',
    outcome: 'ok',
    rows: 3,
  });
  expect(refused!.detail).toMatchObject({ text: 'DROP TABLE enterprise', outcome: 'sql-not-select' });
  const { body } = await counter.ask(history, { limit: 2 }, as('other'));
  expect(body).toMatchObject({ queries: [{ outcome: 'sql-not-select' }, { outcome: 'ok', rows: 3 }] });
});

describe('a key of a program', () => {
  const { create, revoke, list } = contract.apiTokens;
  const make = async (login: string, wish: Record<string, unknown> = {}) => {
    const { body } = await counter.ask(create, { name: '日报程序', permits: ['sql'], ...wish }, as(login));
    return body as { token: string; entry: { id: string } };
  };
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const count = (token: string) => counter.ask(run, { sql: 'SELECT count(*) FROM enterprise' }, bearer(token));

  test('runs queries with the rights of its owner, or narrower ones', async () => {
    expect((await count((await make('analyst')).token)).body).toMatchObject({ rows: [[6]] });
    expect((await count((await make('analyst', { regionId: '220200' })).token)).body).toMatchObject({ rows: [[3]] });
    expect(
      (await counter.ask(create, { name: 'x', permits: ['sql'], regionId: '220200' }, as('other'))).body,
    ).toMatchObject({ code: 'outside-scope' });
  });

  test('opens only what it permits, and never what needs a session', async () => {
    const [{ token: sql }, { token: read }] = [await make('analyst'), await make('analyst', { permits: ['read'] })];
    const values = contract.enterprises.list;
    expect((await counter.ask(values, {}, bearer(sql))).body).toMatchObject({ code: 'token-not-permitted' });
    expect((await counter.ask(values, {}, bearer(read))).body).toMatchObject({ total: 6 });
    expect((await count(read)).body).toMatchObject({ code: 'token-not-permitted' });
    expect((await counter.ask(list, {}, bearer(sql))).body).toMatchObject({ code: 'token-not-permitted' });
    expect((await counter.ask(run, { sql: 'SELECT 1' }, bearer(`${sql}x`))).body).toMatchObject({
      code: 'token-invalid',
    });
  });

  test('is kept as a hash, told once, and ends by its owner or its day', async () => {
    const { token, entry } = await make('other', { days: 1 });
    const kept = await counter.ledger.source.query('SELECT token_hash FROM api_token');
    expect(JSON.stringify(kept)).not.toContain(token);
    expect(JSON.stringify((await counter.ask(list, {}, as('other'))).body)).not.toContain(token);
    const { now } = counter.clock;
    counter.clock.now = new Date(now.getTime() + 24 * 3_600_000);
    expect((await count(token)).status).toBe(401);
    counter.clock.now = now;
    expect((await count(token)).status).toBe(200);
    await counter.ask(revoke, { id: entry.id }, as('other'));
    expect((await count(token)).body).toMatchObject({ code: 'token-invalid' });
  });

  test('follows its owner: into another role or region, and out of the house', async () => {
    const [whole, narrow] = [(await make('leaver')).token, (await make('leaver', { regionId: '220200' })).token];
    const deed = { actor: 'operator', at: counter.clock.now };
    await updateAccount(counter.ledger, 'leaver', { ...deed, name: 'leaver', role: 'analyst', regionId: '220300' });
    expect((await count(whole)).body).toMatchObject({ rows: [[3]] });
    expect((await count(narrow)).body).toMatchObject({ code: 'token-invalid' });
    await disableAccount(counter.ledger, 'leaver', deed);
    expect((await count(whole)).body).toMatchObject({ code: 'token-invalid' });
  });
});

describe('a saved query', () => {
  const { list, create, replace, forget } = contract.savedQueries;
  const titles = async (login: string) =>
    ((await counter.ask(list, {}, as(login))).body as { queries: { title: string }[] }).queries.map(
      ({ title }) => title,
    );

  test('is seen by others of the same line of regions when it is shared, and changed by its owner alone', async () => {
    const wish = { title: '市州收入', sql: 'SELECT 1', isShared: true };
    const { body } = await counter.ask(create, wish, as('officer'));
    const { id } = body as { id: string };
    expect(await titles('officer')).toEqual(['市州收入']);
    expect(await titles('analyst')).toEqual(['市州收入']);
    expect(await titles('other')).toEqual([]);
    expect((await counter.ask(replace, { ...wish, id }, as('analyst'))).status).toBe(404);
    await counter.ask(
      replace,
      { ...wish, id, isShared: false, export: { every: 'week', form: 'xlsx' } },
      as('officer'),
    );
    expect(await titles('analyst')).toEqual([]);
    await counter.ask(forget, { id }, as('officer'));
    expect(await titles('officer')).toEqual([]);
  });
});
