/** Eight batches and two full lists of a national recognition, 2000–2025, as another hand put them into workbooks. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Verdict } from '@tidu/domain';
import { keepOriginal, openWarehouse, type Warehouse } from '@tidu/warehouse';
import { ingest } from '../src/jobs/ingest.js';
import { publishLive } from '../src/jobs/publish.js';
import { namedLayout } from '../src/layouts.js';
import { beside, describeWith, expectedBeside } from './beside.js';
import { makeHome, NOW, type Home } from './home.js';

const DATA = 'data/cn-recognition-lists/xlsx';
const LAYOUT = fileURLToPath(new URL('../layouts/examples/leading-enterprises.yaml', import.meta.url));

/** By hand of expected/e12, which reads the same workbooks without this product. */
interface Expected {
  counts: Record<string, number>;
  jilin_counts: Record<string, number>;
  jilin_2025: string[];
  '2023_to_2025': { jilin_added: string[]; jilin_removed: string[] };
  duplicates_inside_one_list: Record<string, string[]>;
}
const NOTHING: Expected = {
  ...{ counts: {}, jilin_counts: {}, jilin_2025: [], duplicates_inside_one_list: {} },
  '2023_to_2025': { jilin_added: [], jilin_removed: [] },
};

describeWith(DATA)('lists of a recognition', () => {
  const expected = expectedBeside<Expected>('data/expected/e12_recognition_lists.json', NOTHING);
  let home: Home;
  const verdicts = new Map<string, Verdict>();

  beforeAll(async () => {
    home = await makeHome('000000');
    const layout = await namedLayout(LAYOUT, LAYOUT);
    for (const name of readdirSync(beside(DATA)).sort()) {
      const original = await keepOriginal(home.folder, join(beside(DATA), name));
      const said = { original, name, layout, scopeId: '000000', sender: 'zhang', receivedAt: NOW };
      verdicts.set(name.replace('.xlsx', ''), await ingest(home.dock, said));
    }
  }, 90_000);
  afterAll(() => home.remove());

  test('every row of every list is accounted for: loaded, or named as a repetition', () => {
    for (const [list, rows] of Object.entries(expected.counts)) {
      const { load, totals, warn, ignored, outcome } = verdicts.get(list)!;
      const repeated = warn.filter(({ code }) => code.startsWith('ROW_DUPLICATE')).length;
      const told = {
        outcome,
        rows: load + totals.quarantinedRows + repeated + ignored.length,
        sentBack: totals.quarantinedRows,
      };
      expect([list, told]).toEqual([list, { outcome: 'accept', rows, sentBack: 0 }]);
      expect([list, repeated]).toEqual([list, expected.duplicates_inside_one_list[list]!.length]);
    }
  });

  test('who was added, removed, renamed or moved between the lists of 2023 and 2025 follows from the titles', async () => {
    const warehouse: Warehouse = await openWarehouse(await publishLive(home.dock, { actor: 'zhang', now: NOW }));
    const scope = { regionId: '220000', secretaries: null };
    const page = { sort: 'id', descending: false, offset: 0, limit: 500 } as const;
    const { rows } = await warehouse.enterprises({ ...scope, ...page });
    const held = new Map<string, string[]>();
    for (const { id } of rows)
      held.set(
        id,
        (await warehouse.enterprise(id, scope))!.titles.map(({ from }) => from.slice(0, 4)),
      );
    warehouse.close();
    const on = (year: string) => [...held].filter(([, years]) => years.includes(year)).map(([id]) => id);
    const plain = (names: readonly string[]) => names.map(name => name.normalize('NFKC')).sort();
    const [before, after] = [plain(on('2023')), plain(on('2025'))];
    const { jilin_2025: listed, '2023_to_2025': between } = expected;
    expect(after).toEqual(plain(listed));
    expect(after.filter(name => !before.includes(name))).toEqual(plain(between.jilin_added));
    expect(before.filter(name => !after.includes(name))).toEqual(plain(between.jilin_removed));
    // Two that stood under 吉林 in 2023 stand under 黑龙江 in 2025: the newest list says where they are.
    expect(before).toHaveLength(expected.jilin_counts['list-full-year-2023']! - 2);
  });
});
