/** One question language: spans, samples, dimensions, membership, shares, ranks, contributions and disclosure. */
import { Lake, type Built, type LakeRow } from '../../test/lake.js';
import type { Answer, Question } from '../question.js';
import type { Warehouse } from '../warehouse.js';

let lake: Lake;
let built: Built;
let warehouse: Warehouse;

const filed = (id: string, period: string, revenue: number | null, more: LakeRow = {}): LakeRow => ({
  enterprise_id: id,
  period,
  revenue,
  ...more,
});

/**
 * Six firms. A and B of 长春 (220102), C and D of 吉林市 (220202), E enters in 2026, F leaves after 2025; B moves from
 * 长春 to 吉林市 on 1 August 2026.
 */
beforeAll(async () => {
  lake = await Lake.create();
  const entry = (id: string, region: string, industry: string, from = '2020-01-01') => ({
    enterprise_id: id,
    name: `企业${id}`,
    region_id: region,
    section: 'C',
    industry_code: industry,
    founded_on: id === 'A' ? '2024-05-01' : '2000-01-01',
    valid_from: from,
  });
  const register = [
    entry('A', '220102', '3562'),
    entry('B', '220102', '3562'),
    entry('C', '220202', '2511'),
    entry('D', '220202', '2710'),
    entry('E', '220102', '3562'),
    entry('F', '220202', '2710'),
    entry('B', '220202', '3562', '2026-08-01'),
  ];
  const staff = { employees: 350, total_assets: 500 };
  built = await lake.publish([
    await lake.register(register),
    await lake.titles([
      { enterprise_id: 'A', tier: 'national', action: 'grant', valid_from: '2023-07-01', valid_to: '2026-07-01' },
      { enterprise_id: 'A', tier: 'national', action: 'renew', valid_from: '2026-07-01', valid_to: '2029-07-01' },
      { enterprise_id: 'A', tier: 'provincial', action: 'grant', valid_from: '2024-01-01', valid_to: '2027-01-01' },
      { enterprise_id: 'B', tier: 'provincial', action: 'grant', valid_from: '2026-02-01', valid_to: '2029-02-01' },
      { enterprise_id: 'C', tier: 'provincial', action: 'grant', valid_from: '2023-08-01', valid_to: '2026-08-01' },
      { enterprise_id: 'D', tier: 'provincial', action: 'grant', valid_from: '2024-01-01', valid_to: '2027-01-01' },
      { enterprise_id: 'D', tier: 'provincial', action: 'cancel', valid_from: '2026-03-01' },
    ]),
    await lake.filing([
      filed('A', '2025-06', 60),
      filed('A', '2025-09', 100),
      filed('A', '2025-12', 150, staff),
      filed('B', '2025-06', 50),
      filed('B', '2025-09', 90),
      filed('B', '2025-12', 2500, staff),
      filed('C', '2025-09', 200),
      filed('F', '2025-09', 10),
      filed('A', '2026-06', 70),
      filed('A', '2026-09', 120, { revenue_prior: 96 }),
      filed('B', '2026-06', 40),
      filed('B', '2026-09', 99),
      filed('C', '2026-09', 180),
      filed('E', '2026-09', 41),
    ]),
  ]);
  warehouse = await built.open();
}, 120_000);
afterAll(async () => {
  warehouse.close();
  await lake.remove();
});

const ask = (more: Partial<Question>): Promise<Answer[]> =>
  warehouse.values({ codes: ['revenue'], periods: ['2026-09'], by: 'none', regionId: '220000', ...more });
const byKey = async (more: Partial<Question>) =>
  Object.fromEntries((await ask(more)).map(({ key, value }) => [key, value]));

test('a quarter is what was filed less what was filed a quarter ago, of those who filed both', async () => {
  // A 120 − 70, B 99 − 40; C filed no June.
  expect(await byKey({ span: 'quarter', by: 'enterprise' })).toEqual({ A: 50, B: 59, C: null, E: null });
  const [total] = await ask({ span: 'quarter' });
  expect(total).toMatchObject({ value: 109, n: 2 });
});

test('a quarter is compared with the same quarter a year ago', async () => {
  // Third quarters: A 50 on 96 − 60; B 59 on 90 − 50.
  const [total] = await ask({ span: 'quarter' });
  expect(total!.prior).toBe(76);
  expect(total!.change).toMatchObject({ kind: 'growth', n: 2, value: (33 / 76) * 100 });
});

test('twelve months are this year and the rest of the last', async () => {
  // A 120 + 150 − 96: the year before is what A printed now.
  expect(await byKey({ span: 'rolling', by: 'enterprise' })).toMatchObject({ A: 174, B: 99 + 2500 - 90, C: null });
});

test('a month nobody filed for has no value, and no zero', async () => {
  expect(await ask({ span: 'month' })).toMatchObject([{ value: null, n: 0 }]);
});

test('a quarter that ends in August is refused', async () => {
  await expect(ask({ span: 'quarter', periods: ['2026-08'] })).rejects.toMatchObject({ code: 'invalid-input' });
});

test('the comparable sample leaves out who enters and leaves; all do not', async () => {
  const [matched] = await ask({});
  // A 120 on 96, B 99 on 90, C 180 on 200.
  expect(matched).toMatchObject({ prior: 386, change: { kind: 'growth', n: 3, value: (13 / 386) * 100 } });
  const [all] = await ask({ sample: 'all' });
  // 440 now, and 100 + 90 + 200 + 10 then.
  expect(all).toMatchObject({ value: 440, prior: 400, change: { kind: 'growth', value: 10 } });
});

test('the year before is what was printed now, or what was filed then', async () => {
  expect((await ask({ base: 'stored' }))[0]!.prior).toBe(390);
  expect((await ask({ base: 'filed' }))[0]).toMatchObject({ prior: 96, change: { n: 1, value: 25 } });
});

test('a firm counts where it was at the end of the period, unless today is wanted', async () => {
  const places = { by: 'prefecture', periods: ['2026-06'] } as const;
  expect(await byKey(places)).toEqual({ '220100': 110 });
  expect(await byKey({ ...places, membership: 'today' })).toEqual({ '220100': 70, '220200': 40 });
});

test('figures are cut by division, group, team, size and age', async () => {
  expect(await byKey({ by: 'division' })).toEqual({ 25: 180, 35: 260 });
  expect(await byKey({ by: 'group' })).toEqual({ 251: 180, 356: 260 });
  expect(await byKey({ by: 'team' })).toEqual({ industry: 260, energy: 180 });
  // 150 万元 in the last full year is micro, 2500 with 350 persons is medium; the others filed no December.
  expect(await byKey({ by: 'size' })).toEqual({ micro: 120, medium: 99, none: 221 });
  expect(await byKey({ by: 'age' })).toEqual({ 'under-3': 120, '20-and-over': 320 });
});

test('several dimensions at once, narrowed to some values', async () => {
  const answers = await ask({ by: ['prefecture', 'team'], where: { team: ['industry'] } });
  expect(answers.map(({ keys, value }) => [...keys, value])).toEqual([
    ['220100', 'industry', 161],
    ['220200', 'industry', 99],
  ]);
});

test('shares and ranks stand beside the figures', async () => {
  const answers = await ask({ by: 'enterprise', extras: ['share', 'rank'] });
  expect(answers.map(({ key, share, rank }) => [key, share, rank])).toEqual([
    ['A', (120 / 440) * 100, 2],
    ['B', 22.5, 3],
    ['C', (180 / 440) * 100, 1],
    ['E', (41 / 440) * 100, 4],
  ]);
});

test('what each region adds to the growth sums to the growth of all, who enters and leaves apart', async () => {
  const answers = await ask({ by: 'prefecture', extras: ['contribution'] });
  const told = answers.map(({ key, contribution }) => [key, contribution]);
  // Base: 96 + 90 + 200 of who stayed, and 10 of F. B stayed, though it moved.
  const points = (amount: number) => (amount / 396) * 100;
  expect(told).toEqual([
    ['220100', { points: points(24), entrants: points(41), exits: 0 }],
    ['220200', { points: points(9 - 20), entrants: 0, exits: -points(10) }],
  ]);
  const sum = answers.reduce((all, { contribution: c }) => all + c!.points + c!.entrants + c!.exits, 0);
  expect(sum).toBeCloseTo((440 / 396 - 1) * 100, 10);
});

test('titles are counted one by one: in force, new, renewed, expired and cancelled', async () => {
  const counts = async (period: string, more: Partial<Question> = {}) => {
    const codes = ['in-force', 'granted', 'renewed', 'expiring', 'expired', 'cancelled'].map(word => `titles-${word}`);
    const answers = await ask({ codes, periods: [period], ...more });
    return Object.fromEntries(answers.map(({ code, value }) => [code.slice('titles-'.length), value]));
  };
  // A holds two and renewed one, B came, C expired, D was cancelled; A's provincial title ends within 180 days.
  expect(await counts('2026-09')).toEqual({
    'in-force': 3,
    granted: 1,
    renewed: 1,
    expiring: 1,
    expired: 1,
    cancelled: 1,
  });
  expect(await counts('2026-06')).toMatchObject({ 'in-force': 4, renewed: 0, expiring: 1, expired: 0, cancelled: 1 });
  expect(await counts('2026-09', { span: 'quarter' })).toMatchObject({
    granted: 0,
    renewed: 1,
    expired: 1,
    cancelled: 0,
  });
});

describe('outside one’s own region', () => {
  const shown = async (question: Partial<Question>, own: string[] = []) => {
    const full = { codes: ['revenue'], periods: ['2026-09'], by: 'none', regionId: '220000', ...question } as Question;
    return (await warehouse.protectedValues(full, own)).map(({ key, value, n, withheldFor }) => [
      key,
      value,
      n,
      withheldFor,
    ]);
  };

  test('a figure over two is kept back, and the other one that would tell it', async () => {
    expect(await shown({ by: 'prefecture' })).toEqual([
      ['220100', null, null, 'few'],
      ['220200', null, null, 'few'],
    ]);
    expect(await shown({})).toEqual([['220000', 440, 4, null]]);
  });

  test('a narrowed figure is looked at beside the rest of its table', async () => {
    // Three of the industry team would be shown alone; one of energy would follow from the total.
    expect(await shown({ where: { team: ['industry'] } })).toEqual([['220000', null, null, 'complementary']]);
  });

  test('single enterprises are refused', async () => {
    await expect(shown({ by: 'enterprise' })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
