/** Strangers' files are read by a process that can do little, and whose end is no end of ours. */
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { SHORT } from '../../test/take.js';
import { startLimited } from './limited-process.js';
import { openReader, PROGRAM, type Reader } from './reader.js';

const TABLE = '代码,企业名称,报告期,营业收入（万元）\nA,甲公司,2026-09,100\n';

let home: string;
let reader: Reader;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'tidu-reader-'));
  await mkdir(join(home, 'files'));
  await mkdir(join(home, 'work'));
  reader = openReader(join(home, 'files'), join(home, 'work'));
});
afterEach(async () => {
  reader.close();
  await rm(home, { recursive: true });
});

const keep = async (name: string, text: string) => {
  await writeFile(join(home, 'files', name), text);
  return join(home, 'files', name);
};
const work = () => readdir(join(home, 'work'));

test('a file comes back as cells in a folder that is disposed of', async () => {
  const read = await reader.read(await keep('a', TABLE), [SHORT]);
  expect(read).toMatchObject({ sheet: '', plan: { headerRow: 1 }, cells: { rows: 1 } });
  expect(await work()).toHaveLength(1);
  await read.dispose();
  expect(await work()).toEqual([]);
});

test('files asked for at once are read one after the other, a refused one between them', async () => {
  const paths = [await keep('a', TABLE), await keep('b', '说明\n'), await keep('c', TABLE)];
  const all = await Promise.allSettled(paths.map(path => reader.read(path, [SHORT])));
  expect(all).toMatchObject([
    { status: 'fulfilled' },
    { status: 'rejected', reason: { code: 'FILE_HEADER_NOT_FOUND', expected: expect.stringContaining('代码') } },
    { status: 'fulfilled' },
  ]);
  expect(await work()).toHaveLength(2);
});

test('a file outside the originals cannot be read', async () => {
  await writeFile(join(home, 'secret'), TABLE);
  await expect(reader.read(join(home, 'secret'), [SHORT])).rejects.toThrow('Access to this API has been restricted');
  expect(await work()).toEqual([]);
});

/** What a program of the limited kind says of its attempts. */
async function attempt(lines: string): Promise<unknown> {
  const program = join(home, 'files', 'attempt.mjs');
  await writeFile(program, `const say = (...told) => process.send(told);\n${lines}`);
  const child = startLimited(program, { readable: [join(home, 'files', '*')], writable: [join(home, 'work', '*')] });
  const told = await new Promise(resolve => {
    child.on('message', resolve).on('exit', (code, signal) => resolve(['ended', code !== 0 || signal !== null]));
  });
  child.kill('SIGKILL');
  return told;
}

test.each([
  ['read what it was not given', `import('node:fs').then(fs => fs.readFileSync('/etc/passwd'))`],
  ['write where it may only read', `import('node:fs').then(fs => fs.writeFileSync('${'${FILES}'}/x', 'x'))`],
  ['start a program', `import('node:child_process').then(({ execFileSync }) => execFileSync('/bin/true'))`],
  ['start a thread', `import('node:worker_threads').then(({ Worker }) => new Worker('0', { eval: true }))`],
  ['load native code', `process.dlopen({ exports: {} }, '/lib/x86_64-linux-gnu/libc.so.6')`],
])('the process cannot %s', async (_, line) => {
  const guarded = line.replace('${FILES}', join(home, 'files'));
  const told = await attempt(`try { await ${guarded}; say('done') } catch (error) { say(error.code) }`);
  expect(['ERR_ACCESS_DENIED', 'ERR_DLOPEN_DISABLED']).toContain((told as string[])[0]);
});

test('the process knows nothing of our environment', async () => {
  process.env['TIDU_SECRET_OF_TEST'] = 'secret';
  const told = await attempt(
    `say(Object.keys(process.env).filter(name => name !== 'NODE_CHANNEL_FD' && !name.startsWith('NODE_CHANNEL')))`,
  );
  delete process.env['TIDU_SECRET_OF_TEST'];
  expect(told).toEqual([[]]);
});

test('a process that takes too much memory ends, not we', async () => {
  if (!hasLimiter()) return console.log('skipped: no prlimit on this machine');
  expect(await attempt(`const all = []; for (;;) all.push(Buffer.alloc(64 * 1024 * 1024, 1));`)).toEqual([
    'ended',
    true,
  ]);
});

test('a file whose reading ends the process is refused, and the next is read by a new one', async () => {
  const program = await keep(
    'dies.mjs',
    `process.on('message', ({ path }) => path.endsWith('bomb') && process.kill(process.pid, 'SIGKILL'));
     await import(${JSON.stringify(PROGRAM)});`,
  );
  const dying = openReader(join(home, 'files'), join(home, 'work'), program);
  const [table, bomb] = [await keep('a', TABLE), await keep('bomb', TABLE)];
  const all = await Promise.allSettled([table, bomb, table].map(path => dying.read(path, [SHORT])));
  dying.close();
  expect(all).toMatchObject([
    { status: 'fulfilled', value: { cells: { rows: 1 } } },
    { status: 'rejected', reason: { code: 'FILE_CORRUPT' } },
    { status: 'fulfilled', value: { cells: { rows: 1 } } },
  ]);
});

test('a program that does not come up is our fault, not the file’s', async () => {
  const broken = openReader(
    join(home, 'files'),
    join(home, 'work'),
    await keep('broken.mjs', 'throw new Error("no");'),
  );
  await expect(broken.read(await keep('a', TABLE), [SHORT])).rejects.toThrow(/did not start: .*no/s);
});

function hasLimiter(): boolean {
  try {
    execFileSync('prlimit', ['--version']);
    return true;
  } catch {
    return false;
  }
}
