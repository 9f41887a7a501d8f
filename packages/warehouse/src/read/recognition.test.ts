/** What stands beside the score: how returns came in, who was first, and what the service teams brought about. */
import { Lake, type LakeRow } from '../../test/lake.js';
import type { Warehouse } from '../warehouse.js';

let lake: Lake;
let warehouse: Warehouse;
const COUNTY = '220102';

/** Five owe a return: one on time, one late, one revised after the deadline, one that copies, one that never filed. */
beforeAll(async () => {
  lake = await Lake.create();
  const five = ['plain', 'late', 'revised', 'copied', 'silent'];
  const entry = { name: 'x', valid_from: '2024-01-01', region_id: COUNTY, industry_code: '3670', section: 'C' };
  const register: LakeRow[] = [
    ...five.map(enterprise_id => ({ ...entry, enterprise_id, team: enterprise_id === 'plain' ? '农业专班' : null })),
    { ...entry, enterprise_id: 'first', region_id: '220202' },
    { ...entry, enterprise_id: 'first', region_id: '220302', valid_from: '2025-01-01' },
    { ...entry, enterprise_id: 'second', region_id: '220202' },
  ];
  const title = { action: 'grant', tier: 'provincial', valid_from: '2025-07-01', valid_to: null };
  const titles: LakeRow[] = [
    ...five.map(enterprise_id => ({
      ...title,
      enterprise_id,
      valid_from: enterprise_id === 'late' ? '2026-03-01' : title.valid_from,
    })),
    { ...title, enterprise_id: 'first', tier: 'national', valid_from: '2023-07-14', valid_to: '2026-07-14' },
    { ...title, enterprise_id: 'second', tier: 'national', valid_from: '2026-08-01' },
  ];
  const copy = { revenue_prior: 100, total_profit: 7, net_profit: 6, total_assets: 90, employees: 12, rd_expense: 5 };
  const half: LakeRow[] = [
    { enterprise_id: 'plain', period: '2026-06', revenue: 60, revenue_prior: 50, total_profit: 3 },
    { enterprise_id: 'copied', period: '2026-06', revenue: 111.5, ...copy },
  ];
  const inTime: LakeRow[] = [
    { enterprise_id: 'plain', period: '2026-09', revenue: 120, revenue_prior: 100, rd_expense: 6, rd_expense_prior: 4 },
    { enterprise_id: 'revised', period: '2026-09', revenue: 110.5, revenue_prior: 100 },
    { enterprise_id: 'copied', period: '2026-09', revenue: 111.5, ...copy },
  ];
  const batches = [
    await lake.register(register),
    await lake.titles(titles),
    await lake.filing(half, { receivedOn: '2026-07-08' }),
    await lake.filing(inTime),
    await lake.filing(
      [
        { enterprise_id: 'late', period: '2026-09', revenue: 300, revenue_prior: 100 },
        { enterprise_id: 'revised', period: '2026-09', revenue: 119.5, revenue_prior: 100 },
      ],
      { receivedOn: '2026-11-02' },
    ),
  ];
  warehouse = await (await lake.publish(batches)).open();
});
afterAll(async () => {
  warehouse.close();
  await lake.remove();
});

test('each measure counts who shows it, of those it can be told of', async () => {
  const counts = await warehouse.conduct({ period: '2026-09', regionId: '220100' });
  expect(counts).toEqual({
    unreported: { n: 1, of: 5 },
    late: { n: 1, of: 4 },
    'late-revised': { n: 1, of: 4 },
    outlying: { n: 1, of: 4 },
    rounded: { n: 1, of: 4 },
    copied: { n: 1, of: 2 },
  });
});

test('a place without returns has nothing to tell', async () => {
  const counts = await warehouse.conduct({ period: '2026-09', regionId: '220400' });
  expect(Object.values(counts)).toEqual(Array.from({ length: 6 }, () => ({ n: 0, of: 0 })));
});

test('the first national title of a place stays its first, though it has ended and the enterprise moved away', async () => {
  const found = await warehouse.breakthroughs({ tier: 'national', until: '2026-09-30' });
  expect(found).toEqual(
    ['220200', '220202'].map(regionId => ({
      ...{ regionId, firstOn: '2023-07-14', enterpriseId: 'first', name: 'x', granted: 2 },
    })),
  );
  expect(await warehouse.breakthroughs({ tier: 'national', until: '2023-07-13' })).toEqual([]);
});

test('teams are told by the register, else by industry: titles, new ones of the year, growth on the comparable sample', async () => {
  const teams = await warehouse.teams({ period: '2026-09', regionId: '220000' });
  expect(teams.find(({ team }) => team === 'agriculture')).toEqual({
    team: 'agriculture',
    byTier: { provincial: 1 },
    newProvincial: 0,
    revenueGrowth: { numerator: 20, denominator: 100, n: 1 },
    rdGrowth: { numerator: 2, denominator: 4, n: 1 },
  });
  expect(teams.find(({ team }) => team === 'industry')).toMatchObject({
    byTier: { provincial: 4, national: 1 },
    newProvincial: 2,
    revenueGrowth: { numerator: 231, denominator: 300, n: 3 },
  });
});
