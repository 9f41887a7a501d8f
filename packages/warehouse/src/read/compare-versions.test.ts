/** Two versions of one return, field by field, each value with the row it was filed in. */
import { Lake } from '../../test/lake.js';
import type { Warehouse } from '../warehouse.js';

let lake: Lake;
let warehouse: Warehouse;
const asked = { enterpriseId: 'A', period: '2026-09', form: 'operating' };
const own = { enterprise_id: 'A', period: '2026-09' };

beforeAll(async () => {
  lake = await Lake.create();
  const batches = [
    await lake.filing([{ ...own, revenue: 100, revenue_prior: 80, rd_expense: 5, employees: 20, sheet: '首报' }]),
    // Only these two columns: the others stay as they were.
    await lake.filing([{ ...own, revenue: 110, rd_expense: null, sheet: '更正' }]),
    await lake.filing([{ ...own, electricity: 7 }], { form: 'feed' }),
    await lake.filing([{ ...own, revenue: 110, total_profit: 9, employees: 21 }]),
  ];
  warehouse = await (await lake.publish(batches)).open();
});
afterAll(async () => {
  warehouse.close();
  await lake.remove();
});

const changesOf = async (wish: { from?: number; to?: number }) =>
  (await warehouse.comparison({ ...asked, ...wish }))?.fields
    .filter(({ isChanged }) => isChanged)
    .map(({ field, before, after }) => [field, before?.value ?? null, after?.value ?? null]);

test('a corrected figure and one taken back are changes; what the correction does not carry holds as before', async () => {
  const { from, to, fields } = (await warehouse.comparison({ ...asked, from: 1, to: 2 }))!;
  expect([from, to]).toMatchObject([
    { version: 1, batchId: 'b00000001', sheet: '首报', row: 2 },
    { version: 2, batchId: 'b00000002', sheet: '更正', row: 2 },
  ]);
  expect(fields).toMatchObject([
    { field: 'revenue', before: { value: 100, version: 1 }, after: { value: 110, version: 2 }, isChanged: true },
    { field: 'revenuePrior', before: { value: 80 }, after: { value: 80, version: 1, sheet: '首报' }, isChanged: false },
    { field: 'rdExpense', before: { value: 5 }, after: null, isChanged: true },
    { field: 'employees', before: { value: 20 }, after: { value: 20, version: 1 }, isChanged: false },
  ]);
});

test('the newest is held against the one before it, any against any earlier one', async () => {
  expect(await changesOf({})).toEqual([
    ['totalProfit', null, 9],
    ['employees', 20, 21],
  ]);
  expect(await changesOf({ from: 1 })).toEqual([
    ['revenue', 100, 110],
    ['rdExpense', 5, null],
    ['totalProfit', null, 9],
    ['employees', 20, 21],
  ]);
});

test.each<[what: string, wish: object]>([
  ['a first version has none before it', { to: 1 }],
  ['an earlier one is not held against a later', { from: 2, to: 1 }],
  ['a version nobody filed', { to: 4 }],
  ['a form nobody filed', { form: 'simple' }],
  ['another form of the same period is no version of it', { form: 'feed' }],
])('%s', async (_, wish) => {
  expect(await warehouse.comparison({ ...asked, ...wish })).toBeNull();
});

test('the list of versions shows what held with each, and says which figures it took over', async () => {
  const { filings } = (await warehouse.enterprise('A', { regionId: '220000', secretaries: null }))!;
  expect(filings.filter(({ form }) => form === 'operating')).toMatchObject([
    {
      version: 3,
      revenue: 110,
      revenuePrior: 80,
      rdExpense: null,
      totalProfit: 9,
      kept: ['revenuePrior', 'rdExpense'],
    },
    { version: 2, revenue: 110, revenuePrior: 80, rdExpense: null, totalProfit: null, kept: ['revenuePrior'] },
    { version: 1, revenue: 100, revenuePrior: 80, rdExpense: 5, totalProfit: null, kept: [] },
  ]);
});
