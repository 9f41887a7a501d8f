/** A snapshot that contradicts itself is not published, and says in which rule. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { sql, type Sql } from '@tidu/domain';
import { openDatabase, type Database } from '../database.js';
import { Lake } from '../../test/lake.js';
import { checkSnapshot } from './checks.js';
import { createTables } from './tables.js';

let database: Database;
beforeEach(async () => {
  database = await openDatabase();
  await createTables(database);
  await database.run(sql`INSERT INTO region (id) VALUES ('220000'), ('220100'), ('220102')`);
});
afterEach(() => database.close());

const mart = (level: string, region: string, tier: string, section: string, rows: number): Sql => sql`
  INSERT INTO mart_serving (period, level, region_id, prefecture_id, tier, section, n_rows)
  VALUES ('2026-06', ${level}, ${region}, '220100', ${tier}, ${section}, ${rows})`;
const root = mart('root', '220000', 'all', 'all', 3);

test.each<[rule: string, statements: Sql[], sentence: RegExp]>([
  [
    'an enterprise once in a period',
    [
      sql`INSERT INTO filing (period, enterprise_id) VALUES ('2026-06', 'A')`,
      sql`INSERT INTO serving (period, enterprise_id) VALUES ('2026-06', 'A'), ('2026-06', 'A')`,
    ],
    /stands twice in one period of serving/,
  ],
  [
    'a filing behind every value',
    [sql`INSERT INTO serving (period, enterprise_id) VALUES ('2026-06', 'A')`],
    /no filing behind it: .*2026-06.*A/,
  ],
  [
    'regions of the atlas only',
    [sql`INSERT INTO duty (period, enterprise_id, region_id) VALUES ('2026-06', 'A', '999999')`],
    /region in duty is not in the atlas: .*999999/,
  ],
  [
    'regions that add up',
    [root, mart('prefecture', '220100', 'all', 'all', 2)],
    /Regions do not add up .* mart_serving/,
  ],
  ['tiers that add up', [root, mart('root', '220000', 'seed', 'all', 2)], /Tiers do not add up/],
  ['sections that add up', [root, mart('root', '220000', 'all', 'C', 4)], /Sections do not add up/],
  [
    'counties that add up to their prefecture',
    [mart('prefecture', '220100', 'all', 'all', 3), mart('county', '220102', 'all', 'all', 2)],
    /Counties do not add up to their prefecture/,
  ],
])('a snapshot has %s', async (_, statements, sentence) => {
  for (const statement of statements) await database.run(statement);
  await expect(checkSnapshot(database, ['2026-06'])).rejects.toMatchObject({
    code: 'snapshot-check-failed',
    failures: [expect.stringMatching(sentence)],
  });
});

test('all broken rules are told at once', async () => {
  await database.run(sql`INSERT INTO serving (period, enterprise_id, region_id) VALUES ('2026-06', 'A', '999999')`);
  await expect(checkSnapshot(database, ['2026-06'])).rejects.toMatchObject({ failures: { length: 2 } });
});

test('a snapshot in order passes', async () => {
  await database.run(root);
  await database.run(mart('prefecture', '220100', 'all', 'all', 3));
  await expect(checkSnapshot(database, ['2026-06'])).resolves.toBeUndefined();
});

describe('a build that fails', () => {
  let lake: Lake;
  beforeEach(async () => {
    lake = await Lake.create();
  });
  afterEach(() => lake.remove());

  test('leaves nothing behind, and the snapshot before stays', async () => {
    const good = await lake.filing([{ enterprise_id: 'A', period: '2026-06', revenue: 1, region_id: '220102' }]);
    const before = await lake.publish([good]);
    const lost = await lake.filing([{ enterprise_id: 'B', period: '2026-06', revenue: 1, region_id: '999999' }]);
    await expect(lake.publish([good, lost])).rejects.toMatchObject({ code: 'snapshot-check-failed' });
    expect(await readdir(path.join(lake.home, 'snapshots'))).toEqual([path.basename(before.file)]);
  });

  test('names the batch whose file is gone', async () => {
    const ghost = { id: 'b00000099', seq: 99, kind: 'filing', form: 'operating', receivedOn: '2026-10-08' } as const;
    await expect(lake.publish([{ ...ghost, recordedAt: '2026-10-08T01:00:00Z' }])).rejects.toMatchObject({
      code: 'file-unreadable',
      facts: { file: expect.stringContaining('b00000099.parquet') as string },
    });
  });
});
