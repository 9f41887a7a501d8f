/** What alert rules see in a snapshot of a few enterprises whose figures can be done in the head. */
import { ALERT_RULES, alertRuleSchema, OBSERVATIONS, type AlertCondition, type AlertRule } from '@tidu/domain';
import { Lake, type LakeRow } from '../../test/lake.js';
import { library } from '../../test/programmes.js';
import type { Warehouse } from '../warehouse.js';
import type { AlertObservations, AlertQuestion } from './alerts.js';

let lake: Lake;
let warehouse: Warehouse;

const PERIODS = ['2025-06', '2025-09', '2026-03', '2026-06', '2026-09'];
/** Revenue by period of each: 甲 falls, 乙 grows, 丙 is silent for 2026-06, 丁 restates downwards within the year. */
const REVENUE: Record<string, (number | null)[]> = {
  甲: [200, 300, 80, 150, 210],
  乙: [200, 300, 110, 220, 330],
  丙: [200, 300, 90, null, 270],
  丁: [200, 300, 100, 220, 180],
};

beforeAll(async () => {
  lake = await Lake.create();
  const ids = Object.keys(REVENUE);
  const register = ids.map(id => ({
    ...{ enterprise_id: id, name: `${id}公司`, valid_from: '2024-01-01', region_id: '220202', section: 'C' },
    secretary: 'zhao',
  }));
  const titles = ids.map(enterprise_id => ({
    ...{ enterprise_id, tier: 'provincial', action: 'grant', valid_from: '2024-05-01' },
    valid_to: enterprise_id === '甲' ? '2026-11-19' : '2028-05-01',
  }));
  const filings = PERIODS.map((period, at) =>
    ids.flatMap((enterprise_id): LakeRow[] => {
      const revenue = REVENUE[enterprise_id]![at]!;
      const prior = at === 2 ? 100 : null;
      const rest = { rd_expense: 3, total_profit: enterprise_id === '甲' ? -5 : 5, revenue_prior: prior };
      return revenue === null ? [] : [{ enterprise_id, period, region_id: '220202', revenue, ...rest }];
    }),
  );
  const batches = [await lake.register(register), await lake.titles(titles)];
  for (const rows of filings) batches.push(await lake.filing(rows));
  warehouse = await (await lake.publish(batches)).open();
});
afterAll(async () => {
  warehouse.close();
  await lake.remove();
});

const ruleOf = (condition: AlertCondition, changes: Partial<AlertRule> = {}): AlertRule =>
  alertRuleSchema.parse({
    ...{ code: 'tried', name: { zh: '试', en: 'tried' }, meaning: { zh: '试', en: 'tried' }, owner: 'zhang' },
    ...{ unit: 'percent', levels: [{ severity: 'yellow', condition }], source: '试', ...changes },
  });
const ask = async (rule: AlertRule, changes: Partial<AlertQuestion> = {}) => {
  const seen = await warehouse.alertObservations({ rules: [rule], today: '2026-10-20', ...changes });
  return Object.fromEntries(seen.enterprises.map(({ id }, at) => [id, rowsOf(seen, at)]));
};
/** Period → word, of those looked at. */
const rowsOf = ({ starts, periods, observe }: AlertObservations, enterprise: number) => {
  const told: Record<string, string> = {};
  for (let row = starts[enterprise]!; row < starts[enterprise + 1]!; row++) {
    const seen = observe(0, row);
    if (seen > 0) told[periods[row]!] = OBSERVATIONS[seen - 1]!;
  }
  return told;
};
const valuesOf = async (rule: AlertRule) => {
  const ids = Object.keys(REVENUE);
  const values = await warehouse.alertValues({ today: '2026-10-20' }, { rule, level: 0, ids });
  return Object.fromEntries(values.map(({ enterpriseId, value }) => [enterpriseId, value]));
};

const falling = { kind: 'change', measure: { field: 'revenue', as: 'filed' }, from: 'prior', in: 'percent' } as const;

test('growth is held against the year before, and a period that is owed and silent tells nothing', async () => {
  const rule = ruleOf({ ...falling, comparator: 'below', value: -10, minimumBase: null });
  const seen = await ask(rule);
  expect(seen['甲']).toMatchObject({ '2026-03': 'met', '2026-06': 'met', '2026-09': 'met' });
  expect(seen['乙']).toMatchObject({ '2026-06': 'clear', '2026-09': 'clear' });
  expect(seen['丙']).toMatchObject({ '2026-03': 'clear', '2026-06': 'missing', '2026-09': 'clear' });
  expect(await valuesOf(rule)).toMatchObject({ 甲: -30, 乙: 10, 丙: -10, 丁: -40 });
});

test('a base that is too small tells nothing', async () => {
  const rule = ruleOf({ ...falling, comparator: 'below', value: -10, minimumBase: 250 });
  expect((await ask(rule))['甲']).toMatchObject({ '2026-06': 'missing', '2026-09': 'met' });
});

test('between the line and the line of recovery lies a band', async () => {
  const condition = { ...falling, comparator: 'below', value: -10, minimumBase: null } as const;
  const rule = ruleOf(condition, {
    levels: [{ severity: 'yellow', condition, periods: 1, recovery: { value: 10, periods: 1 } }],
  });
  expect((await ask(rule))['乙']).toMatchObject({ '2026-09': 'clear' });
  expect((await ask(rule))['丙']).toMatchObject({ '2026-03': 'between' });
});

test('a cumulative value that falls within a year is a negative value of the period itself', async () => {
  const measure = { field: 'revenue', as: 'since-previous' } as const;
  const rule = ruleOf({ kind: 'threshold', measure, comparator: 'below', value: 0 });
  const met = Object.entries(await ask(rule)).flatMap(([id, rows]) =>
    Object.entries(rows).flatMap(([period, seen]) => (seen === 'met' ? [`${id} ${period}`] : [])),
  );
  expect(met).toEqual(['丁 2026-09']);
  expect(await valuesOf(rule)).toMatchObject({ 甲: 60, 丁: -40 });
});

test('any indicator of the catalogue is a measure of one enterprise', async () => {
  const measure = { indicator: 'rd-intensity' } as const;
  const rule = ruleOf({ kind: 'threshold', measure, comparator: 'below', value: 1 });
  // 3 ÷ 330 = 0.9 %, 3 ÷ 270 = 1.1 %
  expect((await ask(rule))['乙']!['2026-09']).toBe('met');
  expect((await ask(rule))['丙']!['2026-09']).toBe('clear');
});

test('peers are those of the section and period; too few tell nothing', async () => {
  const peer = { kind: 'peer', measure: { field: 'revenue', as: 'filed' }, quartile: 'median', by: 'section' } as const;
  const rule = ruleOf({ ...peer, minimumPeers: 4, comparator: 'below', value: 0 });
  // 180, 210, 270, 330: the median is 240
  expect(await valuesOf(rule)).toEqual({ 甲: -30, 乙: 90, 丙: 30, 丁: -60 });
  expect(await valuesOf(ruleOf({ ...peer, minimumPeers: 5, comparator: 'below', value: 0 }))).toEqual({});
});

test('a straight line through three quarters says where the next one stands', async () => {
  const rule = ruleOf({
    ...{
      kind: 'forecast',
      measure: { field: 'revenue', as: 'filed' },
      over: 3,
      ahead: 3,
      comparator: 'below',
      value: 300,
    },
  } as AlertCondition);
  // 乙: 110, 220, 330 → 440
  expect((await valuesOf(rule))['乙']).toBeCloseTo(440, 6);
});

test('a return past its deadline is missing; one that is not due yet is not looked at', async () => {
  const rule = ruleOf({ kind: 'report', is: 'missing' });
  expect((await ask(rule))['丙']).toMatchObject({ '2026-06': 'met', '2026-09': 'clear' });
  expect((await ask(rule, { today: '2026-07-01' }))['丙']).not.toHaveProperty('2026-06');
});

test('a title that ends in 30 days is seen on the day, once', async () => {
  const rule = ruleOf({ kind: 'title', withinDays: 30 }, { unit: 'day' });
  const seen = await ask(rule);
  expect([Object.values(seen['甲']!), Object.values(seen['乙']!)]).toEqual([['met'], ['clear']]);
  expect((await valuesOf(rule))['甲']).toBe(30);
});

test('the margin to a criterion of a programme is seen on the day', async () => {
  const book = library();
  const programme = book.programmeOf('jilin-province-2022');
  const inquiry = { on: '2026-10-20', period: '2026-09', purpose: 'review' as const };
  const inquiries = new Map([[programme.id, { book, programme, inquiry }]]);
  const rule = ruleOf({
    ...{ kind: 'criterion', programme: programme.id, criterion: 'rd-intensity', comparator: 'below', value: 0 },
  } as AlertCondition);
  const seen = await ask(rule, { inquiries });
  // 3 ÷ 210 = 1.4 % and 3 ÷ 330 = 0.9 % of the 2 % asked
  expect(seen['甲']).toEqual({ '2026-09': 'met' });
  const [value] = await warehouse.alertValues({ today: '2026-10-20', inquiries }, { rule, level: 0, ids: ['甲'] });
  expect(value!.value).toBeCloseTo(300 / 210 - 2, 9);
});

test('muted months and other tiers are not looked at', async () => {
  const condition = { kind: 'report', is: 'missing' } as const;
  const muted = await ask(ruleOf(condition, { mute: { months: [6], spans: [] } }));
  expect(muted['丙']).not.toHaveProperty('2026-06');
  const population: AlertRule['population'] = {
    ...{ basis: 'owed', monitored: null, tiers: ['national'], sections: [], regions: [] },
  };
  expect(await ask(ruleOf(condition, { population }))).toMatchObject({
    甲: {},
    丙: {},
  });
});

test('all default rules are one statement', async () => {
  const seen = await warehouse.alertObservations({ rules: ALERT_RULES, today: '2026-10-20' });
  expect(seen.enterprises.map(({ name, secretary }) => [name, secretary])).toContainEqual(['甲公司', 'zhao']);
  const [red, row] = [
    seen.slotOf('revenue-falling', 2),
    seen.starts[seen.enterprises.findIndex(({ id }) => id === '丁') + 1]! - 1,
  ];
  expect(OBSERVATIONS[seen.observe(red, row) - 1]).toBe('met');
});

test('the diffusion index counts who grew, and half of who stood still', async () => {
  // 2026-09 against 300: 210, 330, 270, 180
  expect(await warehouse.diffusion('revenue', 'prefecture')).toContainEqual({
    regionId: '220200',
    period: '2026-09',
    value: 25,
  });
});
