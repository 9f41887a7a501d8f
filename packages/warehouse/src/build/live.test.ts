/** Which value of several versions holds, and which value of the year before stands beside it. */
import { sql } from '@tidu/domain';
import { Lake, type Built, type LakeRow } from '../../test/lake.js';
import type { LiveBatch } from '../publish.js';

/** One submission: its form and what it says for 2026-06 (or the period it names). */
type Version = [form: string, said: LakeRow];
type Case = [rule: string, versions: Version[], holds: LakeRow];

const VERSIONS: Case[] = [
  ['a single version holds', [['operating', { revenue: 100 }]], { revenue: 100, versions: 1 }],
  [
    'the latest version holds',
    [
      ['operating', { revenue: 100 }],
      ['operating', { revenue: 110 }],
    ],
    { revenue: 110, versions: 2 },
  ],
  [
    'an absent column never overwrites',
    [
      ['operating', { revenue: 100, rd_expense: 5 }],
      ['operating', { revenue: 110 }],
    ],
    { revenue: 110, rd_expense: 5 },
  ],
  [
    'an empty cell of a later version takes a value back',
    [
      ['operating', { revenue: 100, rd_expense: 5 }],
      ['operating', { revenue: 100, rd_expense: null }],
    ],
    { revenue: 100, rd_expense: null },
  ],
  [
    'a value taken back can be filed once more',
    [
      ['operating', { rd_expense: 5 }],
      ['operating', { rd_expense: null }],
      ['operating', { rd_expense: 6 }],
    ],
    { rd_expense: 6, versions: 3 },
  ],
  [
    'the same said again is no new version',
    [
      ['operating', { revenue: 100, rd_expense: null }],
      ['operating', { revenue: 100, rd_expense: null }],
    ],
    { revenue: 100, versions: 1 },
  ],
  [
    'the same value in a report that no longer carries another field is a version',
    [
      ['operating', { revenue: 100, rd_expense: 5 }],
      ['operating', { revenue: 100 }],
    ],
    { revenue: 100, rd_expense: 5, versions: 2 },
  ],
  [
    'going back to what was said before is a version',
    [
      ['operating', { revenue: 100 }],
      ['operating', { revenue: 110 }],
      ['operating', { revenue: 100 }],
    ],
    { revenue: 100, versions: 3 },
  ],
  [
    'what is said again is not later than what another form said in between',
    [
      ['operating', { revenue: 100 }],
      ['feed', { revenue: 120 }],
      ['operating', { revenue: 100 }],
    ],
    { revenue: 120, versions: 2 },
  ],
  [
    'two forms stand side by side',
    [
      ['operating', { revenue: 100 }],
      ['feed', { electricity: 7 }],
    ],
    { revenue: 100, electricity: 7, versions: 2 },
  ],
  [
    'answers of the prosperity survey stand beside the figures of the report',
    [
      ['operating', { revenue: 100 }],
      ['prosperity', { condition_now: 'good', difficulties: 'demand|labour' }],
      ['prosperity', { condition_now: 'poor', difficulties: 'demand|labour' }],
    ],
    { revenue: 100, condition_now: 'poor', difficulties: 'demand|labour', versions: 3 },
  ],
  [
    'between forms the later value holds',
    [
      ['operating', { revenue: 100 }],
      ['feed', { revenue: 120 }],
    ],
    { revenue: 120 },
  ],
  [
    'between forms nothing filed overwrites nothing',
    [
      ['operating', { revenue: 100 }],
      ['feed', { revenue: null }],
    ],
    { revenue: 100 },
  ],
  [
    'a correction of the first form is later than the other form',
    [
      ['operating', { revenue: 100 }],
      ['feed', { revenue: 120 }],
      ['operating', { revenue: 90 }],
    ],
    { revenue: 90 },
  ],
  [
    'a correction that does not carry the field leaves it to the other form',
    [
      ['operating', { rd_expense: 5 }],
      ['feed', { rd_expense: 6 }],
      ['operating', { revenue: 90 }],
    ],
    { revenue: 90, rd_expense: 6 },
  ],
  [
    'what one form takes back the other still says',
    [
      ['operating', { rd_expense: 5 }],
      ['feed', { rd_expense: 6 }],
      ['feed', { rd_expense: null }],
    ],
    { rd_expense: 5 },
  ],
];

const lastYear = (said: LakeRow): Version => ['operating', { period: '2025-06', ...said }];

const PRIORS: Case[] = [
  ['no year before', [['operating', { revenue: 100 }]], { revenue_prior: null, prior_source: null }],
  [
    'the year before as filed beside it',
    [['operating', { revenue: 100, revenue_prior: 80 }]],
    { revenue_prior: 80, prior_source: 'filed' },
  ],
  [
    'else the value stored a year ago',
    [lastYear({ revenue: 70 }), ['operating', { revenue: 100 }]],
    { revenue_prior: 70, prior_source: 'stored' },
  ],
  [
    'the filed one wins over the stored one',
    [lastYear({ revenue: 70 }), ['operating', { revenue: 100, revenue_prior: 80 }]],
    { revenue_prior: 80, prior_source: 'filed' },
  ],
  [
    'an empty 上年同期 falls back on the stored one',
    [lastYear({ revenue: 70 }), ['operating', { revenue: 100, revenue_prior: null }]],
    { revenue_prior: 70, prior_source: 'stored' },
  ],
  [
    'field by field',
    [lastYear({ revenue: 70, rd_expense: 4 }), ['operating', { revenue: 100, rd_expense: 5, revenue_prior: 80 }]],
    { revenue_prior: 80, rd_expense_prior: 4, prior_source: 'mixed' },
  ],
  [
    'a correction of last year is the year before, whenever it comes',
    [lastYear({ revenue: 70 }), ['operating', { revenue: 100 }], lastYear({ revenue: 75 })],
    { revenue_prior: 75, prior_source: 'stored' },
  ],
  [
    'January alone has no year before',
    [['operating', { period: '2026-01', revenue: 10, revenue_prior: 9 }]],
    { revenue: 10, revenue_prior: null, prior_source: null },
  ],
];

const CASES = [...VERSIONS, ...PRIORS];
let lake: Lake;
let built: Built;

beforeAll(async () => {
  lake = await Lake.create();
  // Every version is a batch of its own, because what a column is absent from is a batch.
  const batches: LiveBatch[] = [];
  for (const [index, [, versions]] of CASES.entries()) {
    for (const [form, said] of versions) {
      batches.push(await lake.filing([{ enterprise_id: `E${index}`, period: '2026-06', ...said }], { form }));
    }
  }
  built = await lake.publish(batches);
});

afterAll(() => lake.remove());

test.each(CASES.map((one, index) => [...one, `E${index}`] as const))('%s', async (_, versions, holds, id) => {
  const period = versions.at(-1)![1].period === '2026-01' ? '2026-01' : '2026-06';
  const rows = await built.rows(sql`SELECT * FROM serving WHERE enterprise_id = ${id} AND period = ${period}`);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject(holds);
});

test('every version is kept, numbered in the order in which it was recorded', async () => {
  const id = `E${CASES.findIndex(([rule]) => rule === 'what one form takes back the other still says')}`;
  const rows = await built.rows(sql`
    SELECT form, version, rd_expense, batch_id FROM filing WHERE enterprise_id = ${id} ORDER BY batch_id`);
  expect(rows).toMatchObject([
    { form: 'operating', version: 1, rd_expense: 5 },
    { form: 'feed', version: 1, rd_expense: 6 },
    { form: 'feed', version: 2, rd_expense: null },
  ]);
});

test('a withdrawn version leaves the one before, and a withdrawn return nothing', async () => {
  const own = await Lake.create();
  const first = await own.filing([{ enterprise_id: 'A', period: '2026-06', revenue: 100 }]);
  const second = await own.filing([{ enterprise_id: 'A', period: '2026-06', revenue: 110 }]);
  const other = await own.filing([{ enterprise_id: 'B', period: '2026-06', revenue: 1 }]);
  const served = async (batches: LiveBatch[]) =>
    (await own.publish(batches)).rows(sql`SELECT enterprise_id AS id, revenue FROM serving ORDER BY id`);
  expect(await served([first, second, other])).toEqual([
    { id: 'A', revenue: 110 },
    { id: 'B', revenue: 1 },
  ]);
  expect(await served([first, other])).toEqual([
    { id: 'A', revenue: 100 },
    { id: 'B', revenue: 1 },
  ]);
  expect(await served([other])).toEqual([{ id: 'B', revenue: 1 }]);
  await own.remove();
});

test('months between two filings are periods too, January only where somebody filed it', async () => {
  expect(built.periods[0]).toBe('2025-06');
  expect(built.periods).toContain('2026-01');
  const own = await Lake.create();
  const rows = ['2025-11', '2026-03'].map(period => ({ enterprise_id: 'A', period, revenue: 1 }));
  expect((await own.publish([await own.filing(rows)])).periods).toEqual(['2025-11', '2025-12', '2026-02', '2026-03']);
  await own.remove();
});
