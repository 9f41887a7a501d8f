// SQL of strangers: how fast rows leave, how fast workers start, what the pages feel, and every attack there is. Prints; asserts nothing.
// node bench/sql.mjs                       rows, starts        (after a build of packages/warehouse)
// node bench/sql.mjs attacks               every attack of packages/warehouse/test and ../shared/corpus, with limit 200 ms
// node bench/sql.mjs pages http://host:port tidu_KEY [pid]   a running product: p99 of a page alone and beside five hostile queries,
//                                          and, given the pid of its api, its memory while 1 GB streams through (key: sql,read)
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { openSandbox } from '../packages/warehouse/dist/index.js';

const folder = mkdtempSync(join(tmpdir(), 'tidu-bench-sql-'));
const file = { file: join(folder, 'w.duckdb'), tables: ['ent', 'wide'], tableFunctions: [], functions: [] };
const [what = 'rows', ...words] = process.argv.slice(2);
const ROWS = 1_000_000;

try {
  await { rows, attacks, pages }[what](...words);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function rows() {
  const instance = await makeFile(ROWS);
  const bare = await instance.connect();
  const text = 'SELECT * FROM wide';
  const limits = {
    arrow: await timed(async () => void (await (await bare.prepare(text)).stream().then(drain))),
    csv: await timed(() => bare.run(`COPY wide TO '${folder}/bare.csv' (HEADER)`)),
    json: await timed(() => bare.run(`COPY wide TO '${folder}/bare.json' (ARRAY)`)),
    parquet: await timed(() => bare.run(`COPY wide TO '${folder}/bare.parquet'`)),
  };
  bare.closeSync();
  instance.closeSync();
  chmodSync(file.file, 0o444);
  const sandbox = openSandbox();
  const start = performance.now();
  await answerOf(sandbox, 'SELECT 1', 'json');
  console.log(`first worker up and answered: ${ms(performance.now() - start)}`);
  console.log(
    `${ROWS.toLocaleString()} × 10, one processor; bare is DuckDB alone in this process (arrow: its chunks, unread)`,
  );
  for (const form of ['arrow', 'parquet', 'csv', 'json']) {
    const { firstMs, allMs, bytes } = await answerOf(sandbox, text, form);
    const [rate, ratio] = [ROWS / (allMs / 1000), allMs / limits[form]];
    console.log(
      `  ${form.padEnd(8)} ${ms(allMs).padStart(9)}  first byte ${ms(firstMs).padStart(7)}  ${Math.round(rate / 1000)}k rows/s  ${Math.round(bytes / 1e6)} MB  ÷ bare ${ratio.toFixed(1)}`,
    );
  }
  console.log(`memory of this process afterwards: ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
  for (let at = 0; at < 3; at++) {
    const crash = performance.now();
    await answerOf(sandbox, `SELECT repeat('x', 10000000${at})`, 'json').catch(() => {});
    const ended = performance.now();
    await answerOf(sandbox, 'SELECT 1', 'json');
    console.log(
      `crash after ${ms(ended - crash)}, next answer (spare ready or not) after ${ms(performance.now() - ended)}`,
    );
  }
  await sandbox.close();
}

async function attacks() {
  const instance = await makeFile(1000);
  instance.closeSync();
  chmodSync(file.file, 0o444);
  const before = hash();
  const sandbox = openSandbox({ graceMs: 200 });
  const { corpusAttacks, ownAttacks } = await compiled('../packages/warehouse/test/attacks.ts');
  const LIMIT = 200;
  const [told, late] = [[], []];
  let worst = 0;
  for (const { id, sql } of [...corpusAttacks, ...ownAttacks]) {
    await answerOf(sandbox, 'SELECT 1', 'json');
    const began = performance.now();
    const body = await answerOf(sandbox, sql, 'json', { user: id, limitMs: LIMIT }).then(
      ({ body }) => body,
      () => '',
    );
    const spent = performance.now() - began;
    worst = Math.max(worst, spent);
    if (/root:[x*]:0:0|k0nf1d3nt1al|DATABASE_URL|PATH=/.test(body)) told.push(id);
    if (spent > LIMIT + 1000) late.push(id);
  }
  const number = corpusAttacks.length + ownAttacks.length;
  console.log(
    `${number} attacks: ${told.length} told something (${told}), ${late.length} later than limit + 1 s (${late}) (worst ${ms(worst)}), file ${before === hash() ? 'unchanged' : 'CHANGED'}`,
  );
  await sandbox.close();
}

async function pages(address, key, pid) {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const page = async () => {
    const answer = await fetch(`${address}/api/enterprises?limit=50&offset=${Math.floor(Math.random() * 40)}`, {
      headers,
    });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${answer.status}`);
  };
  const measure = async label => {
    const times = [];
    for (let n = 0; n < 400; n++) times.push(await timed(page));
    times.sort((a, b) => a - b);
    console.log(`${label}: median ${ms(times[200])}, p99 ${ms(times[396])}`);
    return times[396];
  };
  await measure('warm-up');
  const idle = await measure('page alone');
  const hostile = 'SELECT count(*) FROM range(10000000) a, range(10000000) b';
  const stop = new AbortController();
  const running = Array.from({ length: 5 }, () =>
    fetch(`${address}/api/sql`, {
      method: 'POST',
      headers,
      signal: stop.signal,
      body: JSON.stringify({ sql: hostile }),
    }).catch(() => {}),
  );
  await new Promise(resolve => setTimeout(resolve, 1500));
  const beside = await measure('page beside five hostile queries');
  stop.abort();
  await Promise.all(running);
  console.log(`p99 ÷ alone: ${(beside / idle).toFixed(1)}`);
  const sql = `SELECT i, md5(CAST(i AS VARCHAR)) AS a, repeat('x', 200) AS b FROM range(4500000) t(i)`;
  const memory = () =>
    pid ? Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024 : NaN;
  let [most, bytes] = [memory(), 0];
  const atFirst = most;
  const began = performance.now();
  const answer = await fetch(`${address}/api/sql`, {
    method: 'POST',
    headers: { ...headers, accept: 'text/csv', 'accept-encoding': 'identity' },
    body: JSON.stringify({ sql }),
  });
  for await (const piece of answer.body) {
    bytes += piece.length;
    if (bytes % 64 === 0) most = Math.max(most, memory());
  }
  console.log(
    `${(bytes / 1e9).toFixed(2)} GB as csv in ${ms(performance.now() - began)}; memory of the api ${Math.round(atFirst)} → at most ${Math.round(most)} MB`,
  );
}

async function makeFile(number) {
  const instance = await DuckDBInstance.create(file.file, { threads: '1' });
  const connection = await instance.connect();
  for (const statement of [
    `CREATE TABLE ent AS SELECT CAST(i AS INTEGER) AS id, '合成企业' || i AS name, '330101' AS region, CAST(i * 1.25 AS DECIMAL(18, 4)) AS revenue FROM range(1, 1001) t(i)`,
    'CREATE SCHEMA app',
    `CREATE TABLE app.secretcfg AS SELECT 'token' AS k, 'k0nf1d3nt1al' AS v`,
    `CREATE TABLE wide AS SELECT i AS a, '企业' || i % 5000 AS b, CAST(i * 0.37 AS DECIMAL(18, 4)) AS c, CAST(i * 1.7 AS DECIMAL(18, 4)) AS d,
       DATE '2020-01-01' + CAST(i % 2000 AS INTEGER) AS e, i % 7 = 0 AS f, CAST(i AS DOUBLE) / 3 AS g, CAST(i % 100 AS INTEGER) AS h,
       CASE WHEN i % 5 = 0 THEN NULL ELSE i END AS j, '2026-' || lpad(CAST(i % 12 + 1 AS VARCHAR), 2, '0') AS k FROM range(${number}) t(i)`,
    'CHECKPOINT',
  ]) {
    await connection.run(statement);
  }
  connection.closeSync();
  return instance;
}

async function answerOf(sandbox, text, form, wish = {}) {
  const began = performance.now();
  const answer = await sandbox.run({
    ...{ user: 'bench', session: 'bench', file, text, form, parameters: [], head: {}, bom: false, markSmall: false },
    ...{ mostRows: 1e9, mostBytes: 1e12, limitMs: 60_000, signal: new AbortController().signal, ...wish },
  });
  let [firstMs, bytes, body] = [0, 0, ''];
  for await (const piece of answer.bytes) {
    if (bytes === 0) firstMs = performance.now() - began;
    bytes += piece.length;
    if (bytes < 1e6) body += Buffer.from(piece).toString();
  }
  return { firstMs, allMs: performance.now() - began, bytes, body };
}

async function drain(result) {
  for (let chunk = await result.fetchChunk(); chunk?.rowCount > 0; chunk = await result.fetchChunk());
}

/** A module of the tests, which are not built. */
async function compiled(path) {
  const { default: ts } = await import('typescript');
  const source = new URL(path, import.meta.url);
  const { outputText } = ts.transpileModule(readFileSync(source, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  const out = join(folder, 'attacks.mjs');
  writeFileSync(
    out,
    outputText
      .replaceAll('import.meta.url', JSON.stringify(source.href))
      .replaceAll('import.meta.dirname', JSON.stringify(new URL('.', source).pathname)),
  );
  return import(out);
}

async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function hash() {
  return createHash('sha256').update(readFileSync(file.file)).digest('hex');
}

function ms(value) {
  return `${Math.round(value).toLocaleString()} ms`;
}
