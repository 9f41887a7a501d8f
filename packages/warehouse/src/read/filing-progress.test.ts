/** Four that owe a return for September 2026, due on Saturday 10 October: on time, late, corrected late, and missing. */
import { Lake, type Built } from '../../test/lake.js';
import type { Warehouse } from '../warehouse.js';

let lake: Lake;
let warehouse: Warehouse;
const period = '2026-09';
const whole = { rd_expense: 1, total_profit: 1, total_assets: 9, total_liabilities: 4, employees: 7 };

beforeAll(async () => {
  lake = await Lake.create();
  const firms = ['in-time', 'late', 'corrected', 'missing'];
  const places = ['220202', '220302', '220202', '220302'];
  const register = firms.map((id, at) => ({
    enterprise_id: id,
    name: `企业${at}`,
    valid_from: '2024-01-01',
    region_id: places[at]!,
  }));
  const titles = firms.map(id => ({
    enterprise_id: id,
    tier: 'provincial',
    action: 'grant',
    valid_from: '2025-01-01',
    valid_to: null,
  }));
  const filed = (id: string, on: string, more = {}) => ({
    enterprise_id: id,
    period,
    reported_on: on,
    revenue: 10,
    ...more,
  });
  const built: Built = await lake.publish([
    await lake.register(register),
    await lake.titles(titles),
    await lake.filing([
      filed('in-time', '2026-10-10', whole),
      filed('late', '2026-10-11'),
      filed('corrected', '2026-10-01', whole),
    ]),
    await lake.filing([filed('corrected', '2026-10-19', { ...whole, revenue: 11 })]),
    await lake.filing([{ ...filed('missing', '2026-07-01'), period: '2026-06' }]),
  ]);
  warehouse = await built.open();
});
afterAll(async () => {
  warehouse.close();
  await lake.remove();
});

test('of four that owe a return two were in time, one late, one is missing; one was corrected late, two are complete', async () => {
  const { total, rows } = await warehouse.filingProgress({ period, regionId: '220000' });
  expect(total).toEqual({
    ...{ regionId: '220000', nExpected: 4, nOnTime: 2, nLate: 1, nMissing: 1 },
    ...{ nComplete: 2, nRevisedLate: 1 },
  });
  expect(rows.map(({ regionId, nExpected, nComplete }) => [regionId, nExpected, nComplete])).toEqual([
    ['220200', 2, 2],
    ['220300', 2, 0],
  ]);
});

test('an extension makes the late return of its region one in time, and no other', async () => {
  const late = async (regionIds: string[], until: string) => {
    const extensions = [{ regionIds, until }];
    return (await warehouse.filingProgress({ period, regionId: '220000', extensions })).total.nLate;
  };
  expect(await late(['220300', '220302'], '2026-10-15')).toBe(0);
  expect(await late(['220300', '220302'], '2026-10-09')).toBe(1);
  expect(await late(['220200', '220202'], '2026-10-15')).toBe(1);
});

test('who is missing is listed with how often within a year, in its own region only', async () => {
  const asked = { period, offset: 0, limit: 10 };
  expect(await warehouse.missingReporters({ ...asked, regionId: '220300' })).toEqual({
    total: 1,
    rows: [{ id: 'missing', name: '企业3', regionId: '220302', tier: 'provincial', secretary: null, nMissing: 1 }],
  });
  expect(await warehouse.missingReporters({ ...asked, regionId: '220200' })).toMatchObject({ total: 0 });
});

test('of a period nobody has filed for, everybody who will owe a return is missing', async () => {
  const asked = { period: '2026-12', regionId: '220000', offset: 1, limit: 2 };
  const { total, rows } = await warehouse.missingReporters(asked);
  // In June the three others were missing too.
  expect([total, rows.length]).toEqual([4, 2]);
  expect(rows.every(({ nMissing }) => nMissing >= 2)).toBe(true);
});
