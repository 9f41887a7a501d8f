/** Titles over time: who holds what on a day, what was granted, what runs out, and how the rungs changed. */
import { snapshotOfRows } from '../../test/filers.js';
import { readExpiring, readFirstTitles, readGrants, readHolders, readRungFlow } from './title-history.js';
import type { SnapshotFile } from './snapshot-file.js';

/** 甲 in 南关区 rose to the national tier; 乙 lost its title; 丙 in 昌邑区 has two at once; 丁 has closed. */
const TITLES = [
  ['甲', 'provincial', 'grant', '2023-05-01', '2026-05-01'],
  ['甲', 'national', 'grant', '2025-07-01', '2028-07-01'],
  ['乙', 'municipal', 'grant', '2022-01-01', '2025-01-01'],
  ['丙', 'municipal', 'grant', '2024-03-01', '2027-03-01'],
  ['丙', 'provincial', 'grant', '2024-03-01', '2026-12-01'],
  ['丁', 'provincial', 'grant', '2024-03-01', '2027-03-01'],
] as const;
const CHANGCHUN = { region_id: '220102', prefecture_id: '220100', county_id: '220102' };
const JILIN = { region_id: '220202', prefecture_id: '220200', county_id: '220202' };

let snapshot: SnapshotFile;
beforeAll(async () => {
  snapshot = await snapshotOfRows({
    enterprise: ['甲', '乙', '丙', '丁'].map(id => ({
      ...{ enterprise_id: id, name: `${id}公司`, province_id: '220000', secretary: id === '丙' ? '李' : null },
      ...(id === '丙' ? JILIN : CHANGCHUN),
      closed_on: id === '丁' ? '2026-01-01' : null,
    })),
    title: TITLES.map(([enterprise_id, tier, action, valid_from, ends_on]) => ({
      ...{ enterprise_id, tier, action, valid_from, ends_on },
    })),
    serving: [{ enterprise_id: '甲', period: '2025-12', revenue: 1 }],
  });
});
afterAll(() => snapshot.close());

const PROVINCE = { regionId: '220000' };

test('holders by any title and by the highest, on each day, in all and by prefecture', async () => {
  const counted = async (by: 'any-title' | 'highest-title', days: string[]) =>
    (await readHolders(snapshot, '220000', { ...PROVINCE, tiers: ['provincial'], by, days }))
      .filter(({ n, isWhole }) => n > 0 || isWhole)
      .map(({ on, regionId, isWhole, n }) => `${on} ${isWhole ? '全省' : regionId} ${n}`);
  expect(await counted('any-title', ['2025-12-31', '2026-01-01'])).toEqual([
    '2025-12-31 全省 3',
    '2025-12-31 220100 2',
    '2025-12-31 220200 1',
    '2026-01-01 全省 2',
    '2026-01-01 220100 1',
    '2026-01-01 220200 1',
  ]);
  expect(await counted('highest-title', ['2025-12-31'])).toEqual([
    '2025-12-31 全省 2',
    '2025-12-31 220100 1',
    '2025-12-31 220200 1',
  ]);
});

test('a grant comes with what was held that day and what was granted before', async () => {
  const grants = await readGrants(snapshot, '220000', { ...PROVINCE, from: '2025-01-01', to: '2026-01-01' });
  expect(grants).toEqual([
    {
      ...{ enterpriseId: '甲', name: '甲公司', regionId: '220102', tier: 'national', on: '2025-07-01' },
      grants: [
        { tier: 'provincial', on: '2023-05-01' },
        { tier: 'national', on: '2025-07-01' },
      ],
      held: ['provincial', 'national'],
    },
  ]);
});

test('a title that runs out within the days is told, one that has run out or lasts longer is not', async () => {
  const ending = async (on: string, until: string, secretaries: string[] | null = null) =>
    (await readExpiring(snapshot, '220000', { ...PROVINCE, secretaries, on, until })).map(
      ({ enterpriseId, tier, endsOn, grantedOn }) => [enterpriseId, tier, grantedOn, endsOn],
    );
  expect(await ending('2026-06-05', '2026-12-02')).toEqual([['丙', 'provincial', '2024-03-01', '2026-12-01']]);
  expect(await ending('2026-04-30', '2026-05-01')).toEqual([['甲', 'provincial', '2023-05-01', '2026-05-01']]);
  expect(await ending('2026-04-30', '2027-12-31', ['李'])).toHaveLength(2);
  expect(await ending('2026-12-01', '2027-02-28')).toEqual([]);
});

test('the flow of a year goes from the rung at the end of the year before to that at its own end', async () => {
  const flow = await readRungFlow(snapshot, '220000', { ...PROVINCE, years: [2025] });
  expect(flow).toEqual([
    { year: 2025, from: 'municipal', to: null, n: 1 },
    { year: 2025, from: 'provincial', to: 'provincial', n: 2 },
    { year: 2025, from: 'provincial', to: 'national', n: 1 },
  ]);
});

test('whether a region has broken zero follows from history, and a region that never did is named', async () => {
  const firsts = await readFirstTitles(snapshot, '220000', { ...PROVINCE, tier: 'municipal' });
  expect(firsts.find(({ regionId }) => regionId === '220100')).toEqual({ regionId: '220100', firstOn: '2022-01-01' });
  expect(firsts.find(({ regionId }) => regionId === '220300')).toEqual({ regionId: '220300', firstOn: null });
  const counties = await readFirstTitles(snapshot, '220000', { regionId: '220200', tier: 'provincial' });
  expect(counties.filter(({ firstOn }) => firstOn !== null)).toEqual([{ regionId: '220202', firstOn: '2024-03-01' }]);
});
