/** The demo province: the same bytes for the same wishes, nobody real in it, and its faults caught as it says. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { checkUscc, isSynthetic } from '@tidu/domain';
import { builtInLayouts } from '../layouts.js';
import { take, type Taken } from '../../test/take.js';
import { generateDemo, type DemoDirt, type DemoFile } from './index.js';

const folder = mkdtempSync(join(tmpdir(), 'tidu-demo-'));
afterAll(() => rm(folder, { recursive: true }));

const filesBelow = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(path, join(entry.parentPath, entry.name)))
    .sort();
const bytesOf = (path: string) =>
  filesBelow(path).map(name => [
    name,
    createHash('sha256')
      .update(readFileSync(join(path, name)))
      .digest('hex'),
  ]);

test('the same wishes give the same bytes, another seed gives others', async () => {
  const make = async (out: string, seed: number) => {
    await generateDemo({ enterprises: 120, years: 1, seed, out: join(folder, out) });
    return bytesOf(join(folder, out));
  };
  const first = await make('first', 7);
  expect(await make('second', 7)).toEqual(first);
  // What an earlier demo left is replaced.
  expect(await make('second', 8)).not.toEqual(first);
  expect(await make('second', 7)).toEqual(first);
});

test('a folder with anything else in it is left alone', async () => {
  const out = mkdtempSync(join(folder, 'own-'));
  writeFileSync(join(out, 'mine.xlsx'), 'x');
  await expect(generateDemo({ enterprises: 10, out })).rejects.toMatchObject({ code: 'invalid-input' });
  expect(filesBelow(out)).toEqual(['mine.xlsx']);
});

test.each([
  [{ enterprises: 0 }],
  [{ enterprises: 20_001 }],
  [{ years: 11 }],
  [{ seed: -1 }],
  [{ until: '2026-01' }],
  [{ until: '2026-13' }],
])('%j cannot be met', async wish => {
  await expect(generateDemo({ ...wish, out: join(folder, 'never') })).rejects.toMatchObject({ code: 'invalid-input' });
});

describe.each([
  { format: 'xlsx', enterprises: 1500, years: 1, seed: 9 },
  { format: 'csv', enterprises: 1500, years: 1, seed: 13 },
] as const)('a province in $format', wishes => {
  const out = join(folder, wishes.format);
  let files: DemoFile[];
  let dirt: DemoDirt[];
  /** The files that hold a fault, and the lists, as they are read. */
  const taken = new Map<string, Taken>();

  beforeAll(async () => {
    ({ files, dirt } = await generateDemo({ ...wishes, out }));
    const layouts = await builtInLayouts();
    const looked = [
      ...new Set(dirt.map(({ path }) => path)),
      ...files.filter(({ kind }) => kind !== 'filing').map(({ path }) => path),
    ];
    for (const path of looked) taken.set(path, await take(readFileSync(join(out, path)), layouts));
  });

  test('its manifest names every file, in the order in which they arrive', () => {
    expect(files.map(({ path }) => path).sort()).toEqual(filesBelow(out).filter(name => name.includes('/')));
    expect(files.map(({ receivedOn }) => receivedOn)).toEqual(files.map(({ receivedOn }) => receivedOn).toSorted());
    expect(readFileSync(join(out, 'manifest.csv'), 'utf8').trimEnd().split('\r\n')).toHaveLength(files.length + 1);
    expect(readFileSync(join(out, 'dirty-rows.csv'), 'utf8').trimEnd().split('\r\n')).toHaveLength(dirt.length + 1);
    expect(files.every(({ path }) => statSync(join(out, path)).size > 0)).toBe(true);
  });

  test('nobody in it is real: every code is sound, and of the registrar that does not exist', () => {
    const codes = [...taken.values()].flatMap(({ rows }) => rows!.map(({ uscc }) => String(uscc)));
    expect(codes.length).toBeGreaterThan(1500);
    expect(codes.filter(code => !isSynthetic(code) || checkUscc(code) !== null)).toEqual([]);
  });

  test('the register holds as many firms as were wished for', () => {
    const registered = files.filter(({ kind }) => kind === 'register').flatMap(({ path }) => taken.get(path)!.rows!);
    expect(new Set(registered.map(({ uscc }) => uscc)).size).toBe(wishes.enterprises);
  });

  test('all rows of data are seen, those of sums, units and notes are not', () => {
    const counts = files.filter(({ path }) => taken.has(path)).map(({ path, rows }) => [path, rows]);
    expect(
      [...taken].map(([path, { read, ignored }]) => [path, read!.cells.rows - passedOver(ignored!)]).sort(),
    ).toEqual(counts.sort());
  });

  test('what must be refused is refused, and nothing else', () => {
    const refused = dirt.filter(({ outcome }) => outcome === 'refused').map(({ path, row }) => `${path} ${row}`);
    const quarantined = [...taken].flatMap(([path, { quarantine }]) => quarantine!.map(({ row }) => `${path} ${row}`));
    expect([...new Set(quarantined)].sort()).toEqual(refused.sort());
    expect(refused.length).toBeGreaterThan(10);
  });

  test('what stands twice is taken once, and what no check can know is taken', () => {
    const rowsTaken = (path: string) => new Set(taken.get(path)!.rows!.map(({ row }) => row));
    // Listed by file and row, the two rows of a repetition follow each other.
    const once = dirt.filter(({ outcome }) => outcome === 'once').map(({ path, row }) => rowsTaken(path).has(row));
    expect(once).toEqual(once.map((_, at) => at % 2 === 0));
    expect(once.length).toBeGreaterThan(0);
    const unknown = dirt.filter(({ outcome }) => outcome === 'taken');
    expect(unknown.filter(({ path, row }) => !rowsTaken(path).has(row))).toEqual([]);
    expect(unknown.length).toBeGreaterThan(0);
  });
});

/** Rows below the head that are no data; those above it are no cells at all. */
function passedOver(ignored: { why: string }[]): number {
  return ignored.filter(({ why }) => why !== 'UNITS_ROW' && why !== 'COLUMN_NUMBERS_ROW').length;
}
