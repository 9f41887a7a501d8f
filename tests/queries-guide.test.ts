/** docs/queries.md: its blocks are what the page hands out, and run against the api as they stand. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contract } from '../packages/contract/dist/index.js';
import { CANNED_QUERIES, QUERY_TABLES } from '../packages/domain/src/index.js';
import { openCounter, type Counter } from '../apps/api/test/counter.js';
import { publishProvince } from '../apps/api/test/province.js';
import { snippetsOf } from '../apps/dashboard/src/sql/snippets.js';

const GUIDE = readFileSync(new URL('../docs/queries.md', import.meta.url), 'utf8');
const ORIGIN = 'http://127.0.0.1:8080';
const SQL =
  'SELECT prefecture, count(*) AS n, sum(revenue) AS revenue FROM filing_latest WHERE period = $period GROUP BY prefecture ORDER BY n DESC, prefecture';
const PARAMETERS = [{ name: 'period', type: 'text', value: 'latest' } as const];
const snippets = snippetsOf(ORIGIN, SQL, PARAMETERS);
const codeOf = (id: string) => snippets.find(snippet => snippet.id === id)!.code;

let counter: Counter;
let folder: string;
let origin: string;
let key: string;

beforeAll(async () => {
  counter = await openCounter();
  await publishProvince(counter.home, counter.ledger);
  await counter.addAccount('analyst', 'analyst', '220000');
  await counter.follow();
  const wish = { name: 'guide', permits: ['sql'] };
  const made = await counter.ask(contract.apiTokens.create, wish, { cookie: await counter.signIn('analyst') });
  key = (made.body as { token: string }).token;
  await counter.app.listen(0, '127.0.0.1');
  origin = await counter.app.getUrl();
  folder = mkdtempSync(join(tmpdir(), 'tidu-guide-'));
}, 60_000);
afterAll(async () => {
  await counter.close();
  rmSync(folder, { recursive: true });
});

test.each(snippets.map(({ id }) => id))('the guide shows %s as the page does', id => {
  expect(GUIDE).toContain(`\n${codeOf(id)}\n\`\`\``);
});

test('the guide names every table and every ready-made query', () => {
  const named = [...GUIDE.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name);
  expect(named).toEqual([...QUERY_TABLES.map(({ name }) => name), ...CANNED_QUERIES.map(({ id }) => id)]);
});

/** Runs a block of the guide against the api under test; gives what it printed. */
function execute(command: string, args: string[], code: string): Promise<string> {
  const own = code.replaceAll(ORIGIN, origin);
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args, own], { cwd: folder, env: { ...process.env, TIDU_TOKEN: key } });
    let [said, complaint] = ['', ''];
    child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
    child.stderr.on('data', (bytes: Buffer) => (complaint += bytes.toString()));
    child.on('error', reject);
    child.on('close', status => (status === 0 ? resolve(said) : reject(new Error(complaint))));
  });
}

/** Whether a program answers here; a block whose tool is missing is not run, and that is said. */
function isHere(command: string, ...args: string[]): boolean {
  const found = spawnSync(command, args).status === 0;
  if (!found) console.warn(`${command} ${args.join(' ')}: not here, its block of docs/queries.md is not run`);
  return found;
}

const python = process.env['TIDU_PYTHON'] ?? 'python3';
const inShell = isHere('curl', '--version') ? test : test.skip;
const inPandas = isHere(python, '-c', 'import pyarrow, pandas') ? test : test.skip;
const inPolars = isHere(python, '-c', 'import polars') ? test : test.skip;
const inR = isHere('Rscript', '-e', 'library(httr2); library(arrow)') ? test : test.skip;

inShell('curl writes a csv that a spreadsheet opens', async () => {
  await execute('sh', ['-c'], codeOf('curl'));
  expect(readFileSync(join(folder, 'result.csv'), 'utf8')).toBe(
    '\uFEFFprefecture,n,revenue\r\n吉林,3,6000.0000\r\n四平,3,12000.0000\r\n',
  );
});

inPandas('pandas has a frame', async () => {
  const printed = await execute(python, ['-c'], `${codeOf('pandas')}\nprint(frame.shape, frame.n.sum())`);
  expect(printed.trim()).toBe('(2, 3) 6');
});

inPolars('polars has a frame', async () => {
  const printed = await execute(python, ['-c'], `${codeOf('polars')}\nprint(frame.shape, frame["n"].sum())`);
  expect(printed.trim()).toBe('(2, 3) 6');
});

inR('R has a frame', async () => {
  const printed = await execute('Rscript', ['-e'], `${codeOf('r')}\ncat(dim(frame), sum(frame$n))`);
  expect(printed.trim()).toBe('2 3 6');
});
