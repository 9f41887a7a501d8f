/** Where an enterprise counts in each period, and what is known of one the register does not hold. */
import { sql } from '@tidu/domain';
import { Lake, type Built, type LakeRow } from '../../test/lake.js';

let lake: Lake;
let built: Built;

beforeAll(async () => {
  lake = await Lake.create();
  const periods = ['2025-12', '2026-06'];
  const filings = ['moved', 'kept', 'twice', 'unregistered', 'unplaced', 'titled', 'itself', 'agency'].flatMap(id =>
    periods.map((period): LakeRow => ({
      enterprise_id: id,
      period,
      revenue: 1,
      region_id: filedUnder(id),
      name: `表上${id}`,
    })),
  );
  const entry = (enterprise_id: string, valid_from: string, said: LakeRow): LakeRow => ({
    enterprise_id,
    valid_from,
    ...said,
  });
  built = await lake.publish([
    await lake.register([
      entry('moved', '2025-03-01', { region_id: '220102', name: '甲', section: 'C', secretary: '张' }),
      entry('moved', '2026-01-01', { region_id: '220202', name: null, section: null, secretary: '李' }),
      entry('kept', '2026-03-01', { region_id: '220102', name: '乙', section: 'C', secretary: null }),
      entry('twice', '2026-01-01', { region_id: '220102', name: '丙', section: null, secretary: null }),
      entry('itself', '2020-01-01', { region_id: '220100', name: '市本级', section: null, secretary: null }),
      entry('agency', '2020-01-01', { region_id: 'changbaishan', name: '长白山企业', section: null, secretary: null }),
    ]),
    await lake.register([{ enterprise_id: 'twice', valid_from: '2026-01-01', region_id: '220202', name: '丙二' }]),
    await lake.titles([
      {
        enterprise_id: 'titled',
        tier: 'seed',
        action: 'grant',
        valid_from: '2025-01-01',
        name: '名单上',
        region_id: '220300',
      },
      {
        enterprise_id: 'silent',
        tier: 'seed',
        action: 'grant',
        valid_from: '2025-01-01',
        name: '未报',
        region_id: '220300',
      },
    ]),
    await lake.filing(filings),
  ]);
});

afterAll(() => lake.remove());

function filedUnder(id: string): string | null {
  return { unregistered: '220103', moved: '220500' }[id] ?? null;
}

test.each([
  ['its register entry of the day, where it moved', 'moved', '220102', '220202'],
  ['its first entry also for the time before it', 'kept', '220102', '220102'],
  ['the later batch, where two speak of one day', 'twice', '220202', '220202'],
  ['where it filed, when it is not registered', 'unregistered', '220103', '220103'],
  ['where its title list says, when it filed nowhere', 'titled', '220300', '220300'],
  ['nowhere, when nobody says', 'unplaced', null, null],
])('an enterprise counts by %s', async (_, id, december, june) => {
  const rows = await built.rows(
    sql`SELECT period, region_id FROM serving WHERE enterprise_id = ${id} AND period IN ('2025-12', '2026-06') ORDER BY period`,
  );
  expect(rows).toEqual([
    { period: '2025-12', region_id: december },
    { period: '2026-06', region_id: june },
  ]);
});

test.each([
  ['a county', 'kept', { province_id: '220000', prefecture_id: '220100', county_id: '220102' }],
  ['a prefecture itself', 'itself', { province_id: '220000', prefecture_id: '220100', county_id: null }],
])('the regions above %s stand in the row', async (_, id, above) => {
  const rows = await built.rows(sql`SELECT * FROM serving WHERE enterprise_id = ${id} AND period = '2026-06'`);
  expect(rows[0]).toMatchObject(above);
});

test('a field an entry leaves empty keeps what the entry before said', async () => {
  const rows = await built.rows(
    sql`SELECT name, section, secretary, region_id FROM enterprise WHERE enterprise_id = 'moved'`,
  );
  expect(rows).toEqual([{ name: '甲', section: 'C', secretary: '李', region_id: '220202' }]);
});

test('everyone registered, titled or filing is an enterprise; without a register entry it is provisional', async () => {
  const rows = await built.rows(sql`SELECT enterprise_id AS id, name, provisional FROM enterprise ORDER BY id`);
  expect(rows).toEqual([
    { id: 'agency', name: '长白山企业', provisional: false },
    { id: 'itself', name: '市本级', provisional: false },
    { id: 'kept', name: '乙', provisional: false },
    { id: 'moved', name: '甲', provisional: false },
    { id: 'silent', name: '未报', provisional: true },
    { id: 'titled', name: '名单上', provisional: true },
    { id: 'twice', name: '丙二', provisional: false },
    { id: 'unplaced', name: '表上unplaced', provisional: true },
    { id: 'unregistered', name: '表上unregistered', provisional: true },
  ]);
});
