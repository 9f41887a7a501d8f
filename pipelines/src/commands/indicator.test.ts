/** The questions of the page, asked from a shell: as known on a day, seen from elsewhere, and as a stream of Arrow. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeHome, reportOf, type Home } from '../../test/home.js';
import { run } from '../../test/run.js';

let home: Home;
beforeAll(async () => {
  home = await makeHome();
  for (const [name, revenue] of [
    ['a.csv', 100],
    ['b.csv', 130],
  ] as const) {
    await writeFile(join(home.folder, name), reportOf([[1, revenue]]));
    await run(home, 'ingest', name);
  }
}, 60_000);
afterAll(() => home.remove());

const ask = async (...words: string[]) =>
  (await run(home, 'indicator', 'revenue', '--period', '2026-09', ...words, '--json')).lines.map(
    line => JSON.parse(line) as Record<string, unknown>,
  );

test('a figure as published before is what was published, its detail cleared away and rebuilt', async () => {
  expect(await ask()).toMatchObject([{ value: 130 }]);
  expect(await ask('--as-of', 's00000001')).toMatchObject([{ value: 100 }]);
  await rm(join(home.folder, 'snapshots', 's00000001.duckdb'));
  expect(await ask('--as-of', 's00000001', '--by', 'enterprise')).toMatchObject([{ value: 100 }]);
  // Now it is there again, and is opened as it stands.
  expect(await ask('--as-of', 's00000001')).toMatchObject([{ value: 100 }]);
  await expect(ask('--as-of', '2019-01-01')).rejects.toMatchObject({ code: 'not-found' });
});

test('seen from another prefecture one enterprise is not told', async () => {
  expect(await ask('--by', 'prefecture', '--seen-from', '220200')).toMatchObject([{ value: null, withheldFor: 'few' }]);
  expect(await ask('--by', 'prefecture', '--seen-from', '220100')).toMatchObject([{ value: 130, withheldFor: null }]);
});

test('what stands beside a figure is told where it is asked', async () => {
  const [answer] = await ask('--by', 'prefecture,section', '--with', 'share,rank', '--change', 'none');
  expect(answer).toMatchObject({ keys: ['220100', 'none'], share: 100, rank: 1 });
  expect(answer).not.toHaveProperty('change');
});

test('the same figures as a stream of Arrow', async () => {
  await run(home, 'indicator', 'revenue', '--period', '2026-09,2026-06', '--by', 'prefecture', '--arrow', 'out.arrow');
  const bytes = await readFile(join(home.folder, 'out.arrow'));
  // Every message of the format begins so, and the end of the stream is one of length zero.
  expect([bytes.readUInt32LE(0), bytes.readUInt32LE(bytes.length - 8), bytes.readUInt32LE(bytes.length - 4)]).toEqual([
    0xffffffff, 0xffffffff, 0,
  ]);
});
