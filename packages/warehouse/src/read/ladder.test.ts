/** How the rungs changed since the year before, who owed a return, and what periods there are. */
import { TIERS } from '@tidu/domain';
import { Lake, type LakeRow } from '../../test/lake.js';
import { provinceOf } from '../../test/province.js';
import type { LadderRung } from '../question.js';
import type { Warehouse } from '../warehouse.js';

let lake: Lake;
let ladders: Warehouse;
let province: Warehouse;

/** Title events of one enterprise between the end of 2025 and June 2026; it is registered in 南关区 unless it moves. */
const STORIES: Record<string, { titles: LakeRow[]; movesTo?: string }> = {
  stays: { titles: [{ tier: 'provincial', valid_from: '2024-01-01' }] },
  enters: { titles: [{ tier: 'municipal', valid_from: '2026-03-01' }] },
  rises: {
    titles: [
      { tier: 'municipal', valid_from: '2024-01-01' },
      { tier: 'provincial', valid_from: '2026-03-01' },
    ],
  },
  leaps: {
    titles: [
      { tier: 'seed', valid_from: '2024-01-01' },
      { tier: 'national', valid_from: '2026-03-01' },
    ],
  },
  falls: {
    titles: [
      { tier: 'provincial', valid_from: '2024-01-01' },
      { tier: 'national', valid_from: '2023-03-01', valid_to: '2026-03-01' },
    ],
  },
  ends: { titles: [{ tier: 'provincial', valid_from: '2023-03-01', valid_to: '2026-03-01' }] },
  moves: { titles: [{ tier: 'provincial', valid_from: '2024-01-01' }], movesTo: '220202' },
  later: { titles: [{ tier: 'provincial', valid_from: '2026-08-01' }] },
};

beforeAll(async () => {
  lake = await Lake.create();
  const entries = Object.entries(STORIES).flatMap(([enterprise_id, { movesTo }]): LakeRow[] => {
    const entry = { enterprise_id, name: enterprise_id, valid_from: '2024-01-01', region_id: '220102' };
    return movesTo ? [entry, { ...entry, valid_from: '2026-02-01', region_id: movesTo }] : [entry];
  });
  const titles = Object.entries(STORIES).flatMap(([enterprise_id, story]) =>
    story.titles.map(title => ({ enterprise_id, action: 'grant', valid_to: null, ...title })),
  );
  const filings = ['2026-06', '2026-09'].map(period => ({ enterprise_id: 'stays', period, revenue: 1 }));
  const batches = [await lake.register(entries), await lake.titles(titles), await lake.filing(filings)];
  ladders = await (await lake.publish(batches)).open();
  province = await (await provinceOf(lake)).open();
});
afterAll(async () => {
  ladders.close();
  province.close();
  await lake.remove();
});

const rung = (tier: LadderRung['tier'], counts: Partial<LadderRung>): LadderRung => ({
  tier,
  nYearStart: 0,
  nEntered: 0,
  nPromotedIn: 0,
  nFellIn: 0,
  nPromotedOut: 0,
  nLeft: 0,
  nNow: 0,
  ...counts,
});

test('each rung tells who came and who went since the end of last year', async () => {
  expect(await ladders.ladder({ period: '2026-06', regionId: '220000' })).toEqual([
    rung('seed', { nYearStart: 1, nPromotedOut: 1 }),
    rung('municipal', { nYearStart: 1, nEntered: 1, nPromotedOut: 1, nNow: 1 }),
    rung('provincial', { nYearStart: 3, nPromotedIn: 1, nFellIn: 1, nLeft: 1, nNow: 4 }),
    rung('national', { nYearStart: 1, nPromotedIn: 1, nLeft: 1, nNow: 1 }),
    rung('champion', {}),
  ]);
});

test('who moves into a region enters its ladder, and leaves the other', async () => {
  const [, , from] = await ladders.ladder({ period: '2026-06', regionId: '220100' });
  expect(from).toEqual(rung('provincial', { nYearStart: 3, nPromotedIn: 1, nFellIn: 1, nLeft: 2, nNow: 3 }));
  const [, , into] = await ladders.ladder({ period: '2026-06', regionId: '220200' });
  expect(into).toEqual(rung('provincial', { nEntered: 1, nNow: 1 }));
});

const PLACES = ['220000', '220100', '220102', 'changbaishan', 'changchun-xinqu', '220300', '222400'];

test.each(PLACES)('every rung of %s balances, and starts as the year before ended', async regionId => {
  for (const period of ['2025-09', '2026-03', '2026-06', '2026-09']) {
    const rungs = await province.ladder({ period, regionId });
    expect(rungs.map(({ tier }) => tier)).toEqual([...TIERS]);
    for (const { nYearStart, nEntered, nPromotedIn, nFellIn, nPromotedOut, nLeft, nNow } of rungs)
      expect(nYearStart + nEntered + nPromotedIn + nFellIn - nPromotedOut - nLeft).toBe(nNow);
  }
  const counted = await province.values({ codes: ['enterprises-by-tier'], periods: ['2026-09'], by: 'tier', regionId });
  const now = await province.ladder({ period: '2026-09', regionId });
  expect(now.filter(({ nNow }) => nNow > 0).map(({ tier, nNow }) => [tier, nNow])).toEqual(
    counted.map(({ key, value }) => [key, value]),
  );
});

test.each(PLACES)(
  'on time, late and missing of %s add up to what is owed, and the parts to the whole',
  async regionId => {
    for (const period of ['2026-06', '2026-09']) {
      const { total, rows } = await province.filingProgress({ period, regionId });
      for (const row of [total, ...rows]) expect(row.nOnTime + row.nLate + row.nMissing).toBe(row.nExpected);
      const sum = (name: Exclude<keyof typeof total, 'regionId'>) => rows.reduce((all, row) => all + row[name], 0);
      expect(total).toEqual({
        regionId,
        nExpected: sum('nExpected'),
        nOnTime: sum('nOnTime'),
        nLate: sum('nLate'),
        nMissing: sum('nMissing'),
        nComplete: sum('nComplete'),
        nRevisedLate: sum('nRevisedLate'),
      });
      const [rate] = await province.values({ codes: ['reporting-rate'], periods: [period], by: 'none', regionId });
      expect(total.nOnTime + total.nLate).toBe(rate?.numerator ?? 0);
      const coverage = (await province.periods(regionId)).find(row => row.period === period);
      expect(coverage).toMatchObject({ nExpected: total.nExpected, nFiled: total.nOnTime + total.nLate });
    }
  },
);

test('the returns of June 2026 came late, all those of September in time', async () => {
  const june = await province.filingProgress({ period: '2026-06', regionId: '220000' });
  const september = await province.filingProgress({ period: '2026-09', regionId: '220000' });
  expect(june.total).toMatchObject({ nOnTime: 0 });
  expect(june.total.nLate).toBeGreaterThan(0);
  expect(september.total).toMatchObject({ nLate: 0 });
  expect(september.total.nMissing).toBeGreaterThan(0);
});

test('a month between quarters is owed by the national tier alone', async () => {
  const periods = await province.periods();
  expect(periods.find(({ period }) => period === '2026-05')).toMatchObject({
    dueTiers: ['national'],
    nFiled: 0,
    nEnterprises: 0,
  });
  expect(periods.find(({ period }) => period === '2026-06')).toMatchObject({
    dueTiers: ['municipal', 'provincial', 'national'],
  });
  expect(periods.map(({ period }) => period)).toEqual(periods.map(({ period }) => period).toSorted());
});
