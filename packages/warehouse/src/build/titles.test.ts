/** Who holds which title at the end of a period, who owes a return for it, and whether it came in time. */
import { sql } from '@tidu/domain';
import { Lake, type Built, type LakeRow } from '../../test/lake.js';
import type { LiveBatch } from '../publish.js';

type Event = [action: 'grant' | 'renew' | 'cancel', tier: string, validFrom: string, validTo?: string];
/** Highest tier at the end of June and of September 2026; null without a title. */
type Case = [rule: string, events: Event[], june: string | null, september: string | null];

const CASES: Case[] = [
  ['no title', [], null, null],
  ['a grant holds over its years', [['grant', 'provincial', '2024-01-01', '2027-01-01']], 'provincial', 'provincial'],
  ['a grant of the last day holds', [['grant', 'provincial', '2026-06-30', '2029-06-30']], 'provincial', 'provincial'],
  ['a grant of the day after does not yet', [['grant', 'provincial', '2026-07-01', '2029-07-01']], null, 'provincial'],
  ['an end on the last day is over', [['grant', 'provincial', '2023-06-30', '2026-06-30']], null, null],
  ['an end on the day after is not', [['grant', 'provincial', '2023-07-01', '2026-07-01']], 'provincial', null],
  ['a list without an end has none', [['grant', 'seed', '2015-01-01']], 'seed', 'seed'],
  [
    'a renewal goes on where the grant ends',
    [
      ['grant', 'provincial', '2023-07-01', '2026-07-01'],
      ['renew', 'provincial', '2026-07-01', '2029-07-01'],
    ],
    'provincial',
    'provincial',
  ],
  [
    'a cancellation ends a title at once',
    [
      ['grant', 'provincial', '2024-01-01', '2027-01-01'],
      ['cancel', 'provincial', '2026-08-15'],
    ],
    'provincial',
    null,
  ],
  [
    'a cancellation on the day of the grant ends it',
    [
      ['grant', 'provincial', '2026-06-01', '2029-06-01'],
      ['cancel', 'provincial', '2026-06-01'],
    ],
    null,
    null,
  ],
  [
    'a title granted again after a cancellation holds',
    [
      ['grant', 'provincial', '2020-01-01', '2027-01-01'],
      ['cancel', 'provincial', '2026-03-01'],
      ['grant', 'provincial', '2026-08-01', '2029-08-01'],
    ],
    null,
    'provincial',
  ],
  [
    'a cancellation ends its own tier only',
    [
      ['grant', 'provincial', '2024-01-01', '2027-01-01'],
      ['grant', 'national', '2024-01-01', '2027-01-01'],
      ['cancel', 'national', '2026-08-15'],
    ],
    'national',
    'provincial',
  ],
  [
    'of several titles the highest counts',
    [
      ['grant', 'champion', '2024-01-01', '2027-01-01'],
      ['grant', 'municipal', '2024-01-01', '2027-01-01'],
    ],
    'champion',
    'champion',
  ],
  [
    'the same event in a later list replaces the earlier one',
    [
      ['grant', 'provincial', '2024-01-01', '2026-03-01'],
      ['grant', 'provincial', '2024-01-01', '2026-08-01'],
    ],
    'provincial',
    null,
  ],
];

let lake: Lake;
let built: Built;

beforeAll(async () => {
  lake = await Lake.create();
  const batches: LiveBatch[] = [await lake.filing([{ enterprise_id: 'X', period: '2026-06', revenue: 1 }])];
  // One list for all first events, one for all second ones, and so on.
  for (const nth of [0, 1, 2]) {
    const rows = CASES.flatMap(([, events], index): LakeRow[] => {
      const event = events[nth];
      if (event === undefined) return [];
      const [action, tier, valid_from, valid_to = null] = event;
      return [{ enterprise_id: `E${index}`, action, tier, valid_from, valid_to, name: `企业${index}` }];
    });
    batches.push(await lake.titles(rows));
  }
  batches.push(await lake.filing([{ enterprise_id: 'X', period: '2026-09', revenue: 1 }]));
  built = await lake.publish(batches);
});

afterAll(() => lake.remove());

test.each(CASES.map((one, index) => [...one, `E${index}`] as const))('%s', async (_, __, june, september, id) => {
  const rows = await built.rows<{ period: string; tier: string }>(
    sql`SELECT period, tier FROM standing WHERE enterprise_id = ${id} AND period IN ('2026-06', '2026-09')`,
  );
  const at = (period: string) => rows.find(row => row.period === period)?.tier ?? null;
  expect({ june: at('2026-06'), september: at('2026-09') }).toEqual({ june, september });
});

test('the standing at the end of the year before is there for the ladder, though nobody filed for it', async () => {
  const rows = await built.rows(sql`SELECT count(*) AS n FROM standing WHERE period = '2025-12'`);
  expect(rows).toEqual([{ n: 10 }]);
  expect(built.periods).not.toContain('2025-12');
});

describe('returns owed', () => {
  const FILED: LakeRow[] = [
    { enterprise_id: 'provincial', reported_on: '2026-07-10', revenue: 1 },
    { enterprise_id: 'national', reported_on: '2026-07-11', revenue: 1 },
    { enterprise_id: 'municipal', reported_on: null, revenue: 1 },
    { enterprise_id: 'both', reported_on: '2026-07-01', revenue: null },
    { enterprise_id: 'seed', reported_on: '2026-07-01', revenue: 1 },
  ];
  const TITLES: [id: string, tier: string][] = [
    ...['seed', 'municipal', 'provincial', 'national', 'champion'].map((tier): [string, string] => [tier, tier]),
    ['both', 'champion'],
    ['both', 'national'],
  ];
  let own: Lake;
  let duties: Built;
  const owed = async (period: string) =>
    (
      await duties.rows<{ id: string }>(sql`SELECT enterprise_id AS id FROM duty WHERE period = ${period} ORDER BY id`)
    ).map(({ id }) => id);

  beforeAll(async () => {
    own = await Lake.create();
    const titles = TITLES.map(([enterprise_id, tier]) => ({
      enterprise_id,
      tier,
      action: 'grant',
      valid_from: '2025-01-01',
    }));
    const filed = (rows: LakeRow[], receivedOn: string) =>
      own.filing(
        rows.map(row => ({ period: '2026-06', ...row })),
        { receivedOn },
      );
    duties = await own.publish([
      await own.titles(titles),
      await filed(FILED, '2026-07-12'),
      await filed([{ enterprise_id: 'provincial', reported_on: '2026-09-01', revenue: 2 }], '2026-09-01'),
      await filed([{ enterprise_id: 'provincial', period: '2026-01', revenue: 1 }], '2026-02-01'),
    ]);
  });
  afterAll(() => own.remove());

  test('municipal and provincial holders owe quarters, national ones every month but January, seeds and champions nothing', async () => {
    expect(await owed('2026-06')).toEqual(['both', 'municipal', 'national', 'provincial']);
    expect(await owed('2026-05')).toEqual(['both', 'national']);
    expect(await owed('2026-01')).toEqual([]);
  });

  test('a return is in time until the tenth; the first version counts, by its own day or the day it came in', async () => {
    const rows = await duties.rows(
      sql`SELECT enterprise_id AS id, filed, filed_on, due_on, late FROM duty WHERE period = '2026-06' ORDER BY id`,
    );
    const due = { due_on: '2026-07-10' };
    expect(rows).toEqual([
      // A return without revenue is none.
      { id: 'both', filed: false, filed_on: null, late: false, ...due },
      { id: 'municipal', filed: true, filed_on: '2026-07-12', late: true, ...due },
      { id: 'national', filed: true, filed_on: '2026-07-11', late: true, ...due },
      { id: 'provincial', filed: true, filed_on: '2026-07-10', late: false, ...due },
    ]);
  });

  test('holders of a municipal, provincial or national title are monitored, whatever their highest is', async () => {
    const rows = await duties.rows(
      sql`SELECT enterprise_id AS id FROM standing WHERE period = '2026-06' AND monitored ORDER BY id`,
    );
    expect(rows.map(({ id }) => id)).toEqual(['both', 'municipal', 'national', 'provincial']);
  });
});
