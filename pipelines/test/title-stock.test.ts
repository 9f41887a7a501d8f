/**
 * The stock of national little giants from what was announced: one row for each firm of each batch and each review,
 * counted at two dates. Announced: eight batches of new titles, and who passed the reviews after three years.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeUscc } from '@tidu/domain';
import { keepOriginal, openWarehouse, type Warehouse } from '@tidu/warehouse';
import { ingest } from '../src/jobs/ingest.js';
import { publishLive } from '../src/jobs/publish.js';
import { makeHome, NOW, type Home } from './home.js';

/** First serial of a batch, firms in it, and the day of its list. */
const NEW: readonly [first: number, firms: number, on: string][] = [
  [1, 248, '2019-06-05'],
  [1_000, 1748, '2020-11-13'],
  [4_000, 2930, '2021-07-19'],
  [10_000, 4359, '2022-08-08'],
  [20_000, 3673, '2023-07-14'],
  [30_000, 3012, '2024-09-02'],
  [40_000, 3482, '2025-09-30'],
];
/** Of the firms of an earlier batch, those that passed; the reviews of 2025 are of the first batch and the fourth. */
const REVIEWED: readonly [first: number, firms: number, on: string][] = [
  [1, 142, '2022-06-05'],
  [1_000, 1079, '2023-11-13'],
  [4_000, 2430, '2024-07-19'],
  [1, 142, '2025-06-05'],
  [10_000, 3916 - 142, '2025-08-08'],
];

let home: Home;
let warehouse: Warehouse;
beforeAll(async () => {
  home = await makeHome('220000');
  const rows = (lists: typeof NEW, action: string) =>
    lists.flatMap(([first, firms, on]) =>
      Array.from({ length: firms }, (_, at) => `${makeUscc(first + at)},企业${first + at},小巨人,${action},${on}`),
    );
  const head = '统一社会信用代码,企业名称,认定级别,事项,认定日期';
  await send('new.csv', [head, ...rows(NEW, '认定')]);
  await send('reviewed.csv', [head, ...rows(REVIEWED, '复核通过')]);
  const report = '统一社会信用代码,企业名称,报告期,营业收入';
  const filed = ['2024-12', '2025-12'].map(period => `${makeUscc(30_000)},企业30000,${period},1`);
  await send('filed.csv', [report, ...filed]);
  warehouse = await openWarehouse(await publishLive(home.dock, { actor: 'zhang', now: NOW }));
}, 180_000);
afterAll(async () => {
  warehouse.close();
  await home.remove();
});

async function send(name: string, lines: string[]): Promise<void> {
  const path = join(home.folder, name);
  await writeFile(path, lines.join('\n'));
  const original = await keepOriginal(home.folder, path);
  const sent = { original, name, scopeId: '220000', sender: 'zhang', receivedAt: NOW };
  expect(await ingest(home.dock, sent)).toMatchObject({ outcome: 'accept', load: lines.length - 1 });
}

const count = async (code: string, period: string) => {
  const question = { codes: [code], periods: [period], by: 'tier', regionId: '220000' } as const;
  return Object.fromEntries((await warehouse.values(question)).map(({ key, value }) => [key, value]));
};

test.each([
  ['2024-12', 14_695, 3012, 2430],
  ['2025-12', 17_592, 3482, 3916],
])(
  'at the end of %s there are %i, %i of them new and %i reviewed in the year',
  async (period, stock, granted, renewed) => {
    expect(await count('titles-in-force', period)).toEqual({ national: stock });
    expect(await count('enterprises-by-tier', period)).toEqual({ national: stock });
    expect(await count('titles-granted', period)).toEqual({ national: granted });
    expect(await count('titles-renewed', period)).toEqual({ national: renewed });
  },
);

test('who did not pass a review is counted out when the title ends', async () => {
  // 4359 of 2022 were reviewed with the 142 of 2019: 3774 of them passed.
  expect(await count('titles-expired', '2025-12')).toEqual({ national: 4359 - 3774 });
});
