/** `tidu programme`: the law library from a shell, without a database. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from '@tidu/domain';
import { programmeFiles } from '@tidu/programmes';
import { programme } from './programme.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidu-programme-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function tidu(...args: string[]) {
  const [lines, remarks]: [string[], string[]] = [[], []];
  const code = await programme.run({
    args,
    configuration: readConfiguration({}),
    databaseUrl: null,
    cwd: folder,
    now: new Date('2026-10-20T08:00:00Z'),
    answer: () => process.stdout,
    print: line => lines.push(line),
    remark: line => remarks.push(line),
  });
  return { code, remarks, said: lines, json: () => lines.map(line => JSON.parse(line) as Record<string, unknown>) };
}

const { programme: haicheng, cases } = programmeFiles().find(({ id }) => id === 'haicheng-2017')!;
const written = async (name: string, change: (text: string) => string) =>
  writeFile(join(folder, name), change(await readFile(haicheng, 'utf8')));

test('every built-in programme is listed, the two national rules one after the other', async () => {
  const { code, json } = await tidu('list', '--json');
  expect(code).toBe(0);
  expect(json().map(({ id }) => id)).toEqual(programmeFiles().map(({ id }) => id));
  expect(json().find(({ id }) => id === 'national-2026')).toMatchObject({
    supersedes: 'national-2022',
    inForce: { from: '2026-04-01' },
    standing: 'secondary',
  });
});

test('a programme is shown whole, and each of its numbers by itself', async () => {
  const { json } = await tidu('show', 'jilin-province-2022', '--json');
  const [shown] = json();
  expect(shown).toMatchObject({ id: 'jilin-province-2022', tasks: { length: 27 } });
  expect(shown!['numbers']).toContainEqual(
    expect.objectContaining({ list: 'targets', value: 1500, unit: '户', year: 2025, clause: '§一(三)' }),
  );
});

test('a programme nobody knows is told with those there are', async () => {
  expect(await tidu('show', 'no-such')).toMatchObject({ code: 2, remarks: [expect.stringContaining('haicheng-2017')] });
});

test('a file that fits is taken with its cases', async () => {
  await written('own.yaml', text => text);
  const { code, json } = await tidu('check', 'own.yaml', '--cases', cases, '--json');
  expect(code).toBe(0);
  expect(json()).toMatchObject([{ outcome: 'accept', programme: { id: 'haicheng-2017' } }]);
});

test('what is wrong is told with its line, in Chinese', async () => {
  await written('wrong.yaml', text => text.replace('standing: official', 'standing: rumour'));
  const { code, remarks, json } = await tidu('check', 'wrong.yaml', '--json');
  expect([code, remarks]).toEqual([2, ['wrong.yaml 第 5 行 standing：应为 official、secondary 之一']]);
  expect(json()).toMatchObject([{ outcome: 'refused', issues: ['第 5 行 standing：应为 official、secondary 之一'] }]);
});

test('a number that was changed by mistake is caught by the cases', async () => {
  await written('other.yaml', text => text.replaceAll('threshold: 5, unit', 'threshold: 50, unit'));
  const { code, remarks } = await tidu('check', 'other.yaml', '--cases', cases);
  expect(code).toBe(2);
  expect(remarks[0]).toMatch(/案例“.*现为 not-met/);
});
