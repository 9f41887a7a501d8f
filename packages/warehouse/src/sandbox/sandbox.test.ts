/** The sandbox with real workers on a real file: limits, stops, crashes, turns, and what each process is kept from. */
import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { makeFixture, rowsOf, runQuery, SECRET, type Fixture } from '../../test/strangers.js';
import { attackOurselves } from './attack-ourselves.js';
import { openSandbox, type Sandbox } from './index.js';
import { openLocked, readVocabulary } from './locked-database.js';
import { WorkerProcess } from './worker-process.js';

const FOR_EVER = 'SELECT count(*) FROM range(10000000) a, range(10000000) b';
/** Cannot be interrupted: one call of a function over one value. */
const DEAF = `SELECT levenshtein(repeat('ab', 200000), repeat('ba', 200000))`;
/** More text than the worker's heap holds. */
const FATAL = `SELECT repeat('x', 100000000)`;

let fixture: Fixture;
let sandbox: Sandbox;

beforeAll(async () => {
  fixture = await makeFixture(3000);
  sandbox = openSandbox();
});
afterAll(async () => {
  await sandbox.close();
  fixture.remove();
});

const run = (text: string, wish: Parameters<typeof runQuery>[3] = {}) => runQuery(sandbox, fixture.file, text, wish);

test('a query is answered with its columns and rows', async () => {
  const outcome = await run('SELECT id, name, revenue FROM ent WHERE id <= 2 ORDER BY id');
  expect(JSON.parse(outcome.body)).toMatchObject({
    columns: [
      { name: 'id', type: 'INTEGER', kind: 'number' },
      { name: 'name', type: 'VARCHAR', kind: 'text' },
      { name: 'revenue', type: 'DECIMAL(18,4)', kind: 'number' },
    ],
    rows: [
      [1, '合成企业1', 1.25],
      [2, '合成企业2', 2.5],
    ],
    rowCount: 2,
    truncated: false,
  });
});

test('the worker is another user without rights, with a limit on memory, where the machine allows it', async () => {
  await run('SELECT 1');
  const health = sandbox.health()!;
  const isRoot = process.getuid?.() === 0;
  expect({ uid: health.uid, memoryLimit: health.memoryLimit }).toEqual({
    uid: isRoot ? 65_534 : process.getuid?.(),
    memoryLimit: 1024 ** 3,
  });
});

const onLinux = process.platform === 'linux' ? test : test.skip;
onLinux('the worker has no environment and no file but its own', async () => {
  await run('SELECT count(*) FROM ent');
  const { pid } = sandbox.health()!;
  const files = readdirSync(`/proc/${pid}/fd`)
    .map(name => readlinkSync(`/proc/${pid}/fd/${name}`))
    .filter(target => target.startsWith('/') && !target.startsWith('/dev/'));
  expect(new Set(files)).toEqual(new Set([fixture.file.file]));
  expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).toBe('');
});

test('a query that takes too long is interrupted, one that cannot be is ended, and the next is answered', async () => {
  for (const text of [FOR_EVER, DEAF]) {
    const { code, facts, ms } = await run(text, { limitMs: 400 });
    expect({ code, facts }).toEqual({ code: 'sql-timeout', facts: { seconds: 0.4 } });
    expect(ms).toBeLessThan(1400);
    expect(rowsOf(await run('SELECT 1'))).toEqual([[1]]);
  }
});

test('a query that needs too much memory is an ordinary error', async () => {
  expect(await run(`SELECT length(repeat('x', 2000000000))`)).toMatchObject({ code: 'sql-memory' });
  expect(await run('SELECT * FROM range(500000000) t(i) ORDER BY hash(i)', { limitMs: 20_000 })).toMatchObject({
    code: 'sql-memory',
  });
});

test('a cancelled query ends at once', async () => {
  const stop = new AbortController();
  const outcome = run(FOR_EVER, { signal: stop.signal, limitMs: 20_000 });
  setImmediate(() => stop.abort());
  expect(await outcome).toMatchObject({ code: 'sql-cancelled' });
});

test('an answer that nobody reads to its end frees its worker', async () => {
  const answer = await sandbox.run({
    user: 'u',
    session: 'walks-away',
    file: fixture.file,
    text: 'SELECT i, i * 2 FROM range(100000000) t(i)',
    parameters: [],
    form: 'csv',
    head: {},
    bom: false,
    markSmall: false,
    mostRows: 1e9,
    mostBytes: 1e12,
    limitMs: 20_000,
    signal: new AbortController().signal,
  });
  const { value } = await answer.bytes.next();
  expect(Buffer.from(value as Uint8Array).toString()).toContain('i,(i * 2)\r\n');
  await answer.bytes.return({ rows: 0, truncated: true, bytes: 0, elapsedMs: 0 });
  expect(rowsOf(await run('SELECT 2', { session: 'walks-away' }))).toEqual([[2]]);
});

test('a query that ended its process twice is not run again for a while, however it is spaced', async () => {
  const own = { user: 'crasher', session: 'crasher', limitMs: 20_000 };
  expect(await run(FATAL, own)).toMatchObject({ code: 'sql-crashed' });
  expect(rowsOf(await run('SELECT 1', own))).toEqual([[1]]);
  expect(await run(`${FATAL} -- once more`, own)).toMatchObject({ code: 'sql-crashed' });
  const again = await run(FATAL.replace('SELECT ', 'select\n  '), { ...own, user: 'another', session: 'another' });
  expect(again).toMatchObject({ code: 'sql-refused-for-a-while', facts: { minutes: 10 } });
  expect(rowsOf(await run('SELECT 1', own))).toEqual([[1]]);
});

test('rows beyond the most are cut, and it is said; bytes beyond the most end the answer', async () => {
  const cut = JSON.parse((await run('SELECT i FROM range(5000) t(i)', { mostRows: 3000 })).body);
  expect({ rows: cut.rows.length, rowCount: cut.rowCount, truncated: cut.truncated }).toEqual({
    rows: 3000,
    rowCount: 3000,
    truncated: true,
  });
  const whole = JSON.parse((await run('SELECT i FROM range(3000) t(i)', { mostRows: 3000 })).body);
  expect(whole.truncated).toBe(false);
  expect(await run('SELECT i FROM range(500000) t(i)', { mostRows: 1e6, mostBytes: 100_000 })).toMatchObject({
    code: 'sql-result-too-large',
  });
});

test('an error in the middle of a long result ends it, and is told; it is never taken for its end', async () => {
  const text = `SELECT CASE WHEN i > 900000 THEN CAST('x' || i AS INTEGER) ELSE i END FROM range(1000000) t(i)`;
  for (const form of ['ndjson', 'csv', 'arrow', 'parquet'] as const) {
    const outcome = await run(text, { form, mostRows: 2e6, limitMs: 20_000 });
    expect(outcome).toMatchObject({ code: 'sql-value', facts: { at: '1:34', position: 33 } });
    expect(outcome.bytes.length).toBeGreaterThan(100_000);
  }
});

test('a mistake is told where it stands, also behind Chinese words', async () => {
  expect(await run(`SELECT 1 AS 收入\nFROM range(2) AS 期 WHERE`)).toMatchObject({ code: 'sql-syntax' });
  expect(await run(`SELECT 1 AS 收入\nFROM range(2) t WHERE WHERE`)).toMatchObject({
    code: 'sql-syntax',
    facts: { at: '2:23', position: 37 },
  });
  expect(await run(`SELECT '收入',\n  2 + 3 + 4 + 5 + nosuch`)).toMatchObject({
    code: 'sql-column-unknown',
    facts: { at: '2:19', position: 31 },
  });
});

test('parameters are values, never text of the query', async () => {
  const parameters = [
    { name: 'name', type: 'text', value: `合成企业7' OR '1'='1` },
    { name: 'least', type: 'number', value: 2999 },
    { name: 'day', type: 'day', value: '2026-06-30' },
    { name: 'some', type: 'number', value: 1 },
  ] as const;
  expect(rowsOf(await run('SELECT count(*) FROM ent WHERE name = $name', { parameters }))).toEqual([[0]]);
  const text = `SELECT id, $day + INTERVAL 1 DAY > DATE '2026-06-30' FROM ent WHERE id >= $least ORDER BY id LIMIT $some`;
  expect(rowsOf(await run(text, { parameters }))).toEqual([[2999, true]]);
  expect(await run('SELECT $missing', { parameters })).toMatchObject({
    code: 'sql-parameter',
    facts: { name: 'missing' },
  });
  expect(await run('SELECT $day', { parameters: [{ name: 'day', type: 'day', value: '2026-02-30x' }] })).toMatchObject({
    code: 'sql-parameter',
    facts: { name: 'day', type: 'day' },
  });
});

test('a query of one session does not hold up another session', async () => {
  const stop = new AbortController();
  const slow = run(FOR_EVER, { session: 'first', limitMs: 60_000, signal: stop.signal });
  expect(rowsOf(await run('SELECT count(*) FROM ent', { session: 'second' }))).toEqual([[3000]]);
  stop.abort();
  expect(await slow).toMatchObject({ code: 'sql-cancelled' });
});

test('queries of one session wait for each other; too many at once are refused', async () => {
  const narrow = openSandbox({ turns: { running: 1, waiting: 2, ofOneUser: 2 } });
  try {
    const ask = (user: string, limitMs = 400) =>
      runQuery(narrow, fixture.file, FOR_EVER, { user, session: user, limitMs });
    const outcomes = await Promise.all([ask('a'), ask('a'), ask('a'), ask('b'), ask('c')]);
    expect(outcomes.map(({ code }) => code)).toEqual([
      'sql-timeout',
      'sql-timeout',
      'sql-too-many',
      'sql-timeout',
      'sql-busy',
    ]);
  } finally {
    await narrow.close();
  }
});

test('without prlimit and setpriv a worker starts all the same, limited by the shell', async () => {
  const path = process.env['PATH'];
  process.env['PATH'] = '/nowhere';
  try {
    const { worker, facts } = await WorkerProcess.start(fixture.file);
    expect(worker.isolation.limits).toBe('shell');
    expect(facts.memoryLimit).toBe(1024 ** 3);
    if (process.getuid?.() === 0) expect(facts.uid).toBe(65_534);
    worker.kill();
    await worker.exited;
  } finally {
    process.env['PATH'] = path;
  }
});

const asRoot = process.getuid?.() === 0 ? test : test.skip;
asRoot('an ordinary user starts workers as itself', () => {
  chmodSync(dirname(fixture.file.file), 0o755);
  const program = `
    import { openSandbox } from '${new URL('../../dist/sandbox/index.js', import.meta.url).href}';
    const sandbox = openSandbox();
    const answer = await sandbox.run({ user: 'u', session: 's', file: ${JSON.stringify(fixture.file)}, text: 'SELECT 41 + 1 AS n',
      parameters: [], form: 'csv', head: {}, bom: false, markSmall: false, mostRows: 10, mostBytes: 1000, limitMs: 5000, signal: new AbortController().signal });
    for await (const piece of answer.bytes) process.stdout.write(piece);
    process.stdout.write(JSON.stringify(sandbox.health()));
    await sandbox.close();`;
  const ended = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    uid: 65_534,
    gid: 65_534,
    env: { PATH: process.env['PATH'] },
    encoding: 'utf8',
  });
  expect(ended.stderr).toBe('');
  expect(ended.stdout).toMatch(/^n\r\n42\r\n\{/);
  expect(JSON.parse(ended.stdout.slice(ended.stdout.indexOf('{')))).toMatchObject({
    uid: 65_534,
    memoryLimit: 1024 ** 3,
  });
});

test('the attacks of a worker on itself find an open database, a hole in the gate, and an environment', async () => {
  const locked = await openLocked(fixture.file.file);
  const names = await readVocabulary(locked, fixture.file);
  expect(await attackOurselves(locked, names, {})).toBeNull();
  expect(await attackOurselves(locked, names, { DATABASE_URL: 'postgres://…' })).toBe('environment: DATABASE_URL');
  const hole = { ...names, tableFunctions: new Set(['duckdb_settings']) };
  expect(await attackOurselves(locked, hole, {})).toBe('SELECT * FROM duckdb_settings()');
  const open = await DuckDBInstance.create(':memory:');
  expect(await attackOurselves({ connect: () => open.connect() }, names, {})).toMatch(/^SELECT \* FROM read_text/);
});

test('nothing of all this has touched the file', async () => {
  expect((await run('SELECT count(*) FROM ent')).body).not.toContain(SECRET);
  expect(readdirSync(dirname(fixture.file.file))).toEqual(['w.duckdb']);
});
