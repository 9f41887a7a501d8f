/** From a figure to the enterprises it sums up, and from their values to the rows they were filed in. */
import fc from 'fast-check';
import { CATALOGUE, columnOf, FIELDS, indicatorOf, priorKey, sql } from '@tidu/domain';
import { Lake, type Built, type LakeRow } from '../../test/lake.js';
import { provinceOf } from '../../test/province.js';
import type { LiveBatch } from '../publish.js';
import type { Warehouse } from '../warehouse.js';

let lake: Lake;
let built: Built;
let warehouse: Warehouse;
beforeAll(async () => {
  lake = await Lake.create();
  built = await provinceOf(lake);
  warehouse = await built.open();
});
afterAll(async () => {
  warehouse.close();
  await lake.remove();
});

const PERIOD = '2026-09';
const everyone = { period: PERIOD, regionId: '220000', offset: 0, limit: 500 };
const sum = (values: (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);

test.each(CATALOGUE.map(({ code }) => code))('%s: the enterprises add up to the figure', async code => {
  // All are looked at as a whole, and those of every visit by prefecture and county too.
  for (const regionId of indicatorOf(code).kept ? ['220000', '220100', '220184'] : ['220000']) {
    const { numerator, denominator, n, enterprises } = await warehouse.trace({ ...everyone, code, regionId });
    expect(sum(enterprises.map(one => one.numerator))).toBeCloseTo(numerator ?? 0, 4);
    expect(sum(enterprises.map(one => one.denominator))).toBeCloseTo(denominator ?? 0, 4);
    const [answer] = await warehouse.values({ codes: [code], periods: [PERIOD], by: 'none', regionId });
    expect(n).toBe(answer?.n ?? 0);
    // An enterprise may hold several titles.
    if (indicatorOf(code).over !== 'holding') expect(enterprises).toHaveLength(n);
  }
});

test('those that add most come first, page by page, cut by tier and section', async () => {
  const all = await warehouse.trace({ ...everyone, code: 'revenue' });
  const sizes = all.enterprises.map(({ numerator }) => numerator ?? 0);
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  const page = await warehouse.trace({ ...everyone, code: 'revenue', offset: 10, limit: 5 });
  expect(page).toMatchObject({ numerator: all.numerator, n: all.n });
  expect(page.enterprises).toEqual(all.enterprises.slice(10, 15));
  const cut = await warehouse.trace({ ...everyone, code: 'revenue', tier: 'national', section: 'C' });
  const [answer] = await warehouse.values({
    codes: ['revenue'],
    periods: [PERIOD],
    by: 'none',
    regionId: '220000',
    tier: 'national',
    section: 'C',
  });
  expect(cut).toMatchObject({ numerator: answer!.value, n: answer!.n });
});

test('a value is traced to its row; a year before that was not filed beside it to the row of a year ago', async () => {
  const own = await Lake.create();
  const batches = [
    await own.filing([{ enterprise_id: 'A', period: '2025-09', revenue: 70, sheet: '去年' }]),
    await own.filing([
      { enterprise_id: 'B', period: '2026-09', revenue: 5 },
      { enterprise_id: 'A', period: '2026-09', revenue: 100, sheet: '今年' },
    ]),
    await own.filing([{ enterprise_id: 'A', period: '2026-09', revenue: 110, sheet: '更正' }]),
  ];
  const opened = await (await own.publish(batches)).open();
  const { enterprises } = await opened.trace({ ...everyone, code: 'revenue-growth' });
  opened.close();
  await own.remove();
  expect(enterprises).toMatchObject([
    {
      enterpriseId: 'A',
      numerator: 40,
      denominator: 70,
      values: [
        { field: 'revenue', value: 110, source: 'filed', batchId: batches[2]!.id, sheet: '更正', row: 2 },
        {
          field: 'revenuePrior',
          value: 70,
          source: 'stored',
          period: '2025-09',
          batchId: batches[0]!.id,
          sheet: '去年',
        },
      ],
    },
  ]);
});

test('a year before that says something else than was filed then keeps both', async () => {
  const own = await Lake.create();
  const batches = [
    await own.filing([{ enterprise_id: 'A', period: '2025-09', revenue: 70, sheet: '去年' }]),
    await own.filing([{ enterprise_id: 'A', period: '2026-09', revenue: 110, revenue_prior: 75 }]),
  ];
  const opened = await (await own.publish(batches)).open();
  const { enterprises } = await opened.trace({ ...everyone, code: 'revenue-growth' });
  opened.close();
  await own.remove();
  expect(enterprises[0]!.values).toMatchObject([
    { field: 'revenue', filedThen: null },
    { field: 'revenuePrior', value: 75, filedThen: { value: 70, period: '2025-09', sheet: '去年', row: 2 } },
  ]);
});

const FIELD_NAMES = ['revenue', 'rd_expense', 'revenue_prior', 'total_profit'];

test('over any history the values traced are the values served', async () => {
  const value = fc.option(fc.integer({ min: 1, max: 9 }));
  const filed = fc
    .tuple(
      fc.constantFrom('A', 'B'),
      fc.constantFrom('2025-09', '2026-09'),
      fc.subarray(FIELD_NAMES, { minLength: 1 }),
      value,
    )
    .map(([id, period, names, at]): LakeRow => ({
      enterprise_id: id,
      period,
      ...Object.fromEntries(names.map((name, index) => [name, at === null ? null : at + index])),
    }));
  const history = fc.array(fc.tuple(fc.constantFrom('operating', 'feed'), filed), { minLength: 1, maxLength: 7 });
  const keys = FIELDS.flatMap(({ key, prior }) => (prior ? [key, priorKey(key)] : [key]));
  await fc.assert(
    fc.asyncProperty(history, async told => {
      const own = await Lake.create();
      const batches: LiveBatch[] = [];
      for (const [form, row] of told) batches.push(await own.filing([row], { form }));
      const published = await own.publish(batches);
      const served = await published.rows<LakeRow>(sql`SELECT * FROM serving`);
      const opened = await published.open();
      for (const row of served) {
        const asked = { ...everyone, period: row['period'] as string, enterpriseId: row['enterprise_id'] as string };
        for (const code of ['revenue', 'revenue-growth', 'rd-intensity', 'total-profit']) {
          const [one] = (await opened.trace({ ...asked, code })).enterprises;
          for (const { field, value: traced } of one?.values ?? []) {
            expect(keys).toContain(field);
            expect([field, traced]).toEqual([field, row[columnOf(field)]]);
          }
        }
      }
      opened.close();
      await own.remove();
    }),
    { numRuns: 8 },
  );
});
