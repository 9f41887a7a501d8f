/** Every figure a snapshot answers, against the same figure computed from its rows by SQL written for this test. */
import { CATALOGUE, sql, type Sql } from '@tidu/domain';
import { Lake, type Built } from '../../test/lake.js';
import { provinceOf } from '../../test/province.js';
import type { Answer, Grouping, Question } from '../question.js';
import type { Warehouse } from '../warehouse.js';

type Figures = { period: string; key: string } & Record<string, string | number | null>;

/** value and n of each indicator over a group of rows; 6 months of a June, and so on, in `m`. */
const FIGURES: Record<string, { from: 'serving' | 'standing' | 'duty'; value: Sql; n: Sql }> = {
  'enterprises-by-tier': { from: 'standing', value: sql`count(*)`, n: sql`count(*)` },
  'reporting-rate': { from: 'duty', value: sql`100.0 * count(*) FILTER (WHERE filed) / count(*)`, n: sql`count(*)` },
  revenue: { from: 'serving', value: sql`sum(revenue)`, n: sql`count(revenue)` },
  'revenue-growth': {
    from: 'serving',
    value: sql`100.0 * (sum(revenue) FILTER (WHERE revenue_prior > 0) / sum(revenue_prior) FILTER (WHERE revenue_prior > 0 AND revenue IS NOT NULL) - 1)`,
    n: sql`count(revenue) FILTER (WHERE revenue_prior > 0)`,
  },
  'total-profit': { from: 'serving', value: sql`sum(total_profit)`, n: sql`count(total_profit)` },
  'total-profit-growth': {
    from: 'serving',
    // Only a base above zero has a rate.
    value: sql`CASE WHEN sum(total_profit_prior) FILTER (WHERE total_profit IS NOT NULL) > 0 THEN
      100.0 * (sum(total_profit) FILTER (WHERE total_profit_prior IS NOT NULL) / sum(total_profit_prior) FILTER (WHERE total_profit IS NOT NULL) - 1) END`,
    n: sql`count(*) FILTER (WHERE total_profit IS NOT NULL AND total_profit_prior IS NOT NULL)`,
  },
  'profit-margin': {
    from: 'serving',
    value: sql`100.0 * sum(total_profit) FILTER (WHERE revenue > 0) / sum(revenue) FILTER (WHERE revenue > 0 AND total_profit IS NOT NULL)`,
    n: sql`count(total_profit) FILTER (WHERE revenue > 0)`,
  },
  'rd-expense': { from: 'serving', value: sql`sum(rd_expense)`, n: sql`count(rd_expense)` },
  'rd-growth': {
    from: 'serving',
    value: sql`CASE WHEN sum(rd_expense_prior) FILTER (WHERE rd_expense IS NOT NULL) > 0 THEN
      100.0 * (sum(rd_expense) FILTER (WHERE rd_expense_prior IS NOT NULL) / sum(rd_expense_prior) FILTER (WHERE rd_expense IS NOT NULL) - 1) END`,
    n: sql`count(*) FILTER (WHERE rd_expense IS NOT NULL AND rd_expense_prior IS NOT NULL)`,
  },
  'rd-intensity': {
    from: 'serving',
    value: sql`100.0 * sum(rd_expense) FILTER (WHERE revenue > 0) / sum(revenue) FILTER (WHERE revenue > 0 AND rd_expense IS NOT NULL)`,
    n: sql`count(rd_expense) FILTER (WHERE revenue > 0)`,
  },
  employees: { from: 'serving', value: sql`sum(employees)`, n: sql`count(employees)` },
  'average-employees': { from: 'serving', value: sql`sum(average_employees)`, n: sql`count(average_employees)` },
  'asset-liability-ratio': {
    from: 'serving',
    value: sql`100.0 * sum(total_liabilities) FILTER (WHERE total_assets > 0) / sum(total_assets) FILTER (WHERE total_liabilities IS NOT NULL AND total_assets > 0)`,
    n: sql`count(total_liabilities) FILTER (WHERE total_assets > 0)`,
  },
  'receivable-days': {
    from: 'serving',
    value: sql`360.0 * sum((receivables + receivables_prior) / 2) FILTER (WHERE revenue > 0)
      / sum(revenue) FILTER (WHERE revenue > 0 AND receivables IS NOT NULL AND receivables_prior IS NOT NULL) * any_value(m) / 12`,
    n: sql`count(*) FILTER (WHERE revenue > 0 AND receivables IS NOT NULL AND receivables_prior IS NOT NULL)`,
  },
};

const PERIODS = ['2025-06', '2026-06', '2026-09'];
const KEYS: Record<string, Sql> = {
  none: sql`NULL`,
  prefecture: sql`CASE r.level WHEN 'county' THEN r.parent_id ELSE coalesce(r.id, 'none') END`,
  county: sql`coalesce(r.id, 'none')`,
  tier: sql`coalesce(s.tier, 'none')`,
  section: sql`coalesce(s.section, 'none')`,
  enterprise: sql`s.enterprise_id`,
};
const CUTS = Object.keys(KEYS);
const COUNTIES = ['220102', 'changchun-xinqu'];
const PLACES = ['220000', '220100', 'changbaishan', ...COUNTIES];

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

test('every table figures are computed over is among them', () => {
  const overs = CATALOGUE.filter(({ code }) => code in FIGURES).map(({ over }) => over);
  expect([...new Set(overs)].sort()).toEqual(['duty', 'serving', 'standing']);
  expect(overs).toHaveLength(Object.keys(FIGURES).length);
});

const questions = PLACES.flatMap(place => CUTS.map(cut => [place, cut] as const));

test.each(questions)('%s by %s: all tiers and sections, marts and rows alike', async (place, cut) => {
  for (const tier of [null, 'provincial', 'monitored'] as const) {
    for (const section of [null, 'C']) {
      const answers = await warehouse.values({ ...asked(place, cut), tier, section });
      const expected = await computed(place, cut, tier, section);
      expect(rounded(answers)).toEqual(rounded(expected));
    }
  }
});

test('what is owed and filed stands beside every figure of its group', async () => {
  const answers = await warehouse.values({
    codes: ['revenue'],
    periods: ['2026-06'],
    by: 'region',
    regionId: '220000',
  });
  const duties = await built.rows<{ key: string; expected: number; filed: number }>(sql`
    SELECT CASE r.level WHEN 'county' THEN r.parent_id ELSE coalesce(r.id, 'none') END AS key, count(*) AS expected, count(*) FILTER (WHERE filed) AS filed
    FROM duty d LEFT JOIN region r ON r.id = d.region_id WHERE period = '2026-06' GROUP BY ALL`);
  const byKey = new Map(duties.map(duty => [duty.key, duty]));
  expect(duties.length).toBeGreaterThan(3);
  for (const { key, nExpected, nFiled } of answers)
    expect([nExpected, nFiled]).toEqual([byKey.get(key)?.expected ?? 0, byKey.get(key)?.filed ?? 0]);
});

test('an amount is set against the same enterprises a year before', async () => {
  const [answer] = await warehouse.values({ codes: ['revenue'], periods: ['2026-06'], by: 'none', regionId: '220000' });
  const [row] = await built.rows<{ growth: number; n: number }>(sql`
    SELECT 100.0 * (sum(revenue) / sum(revenue_prior) - 1) AS growth, count(*) AS n
    FROM serving WHERE period = '2026-06' AND revenue IS NOT NULL AND revenue_prior > 0`);
  expect(answer!.change).toMatchObject({ kind: 'growth', n: row!.n });
  expect(answer!.change!.value).toBeCloseTo(row!.growth, 8);
});

test('a share is set against last year in points', async () => {
  const [answer] = await warehouse.values({
    codes: ['rd-intensity'],
    periods: ['2026-06'],
    by: 'none',
    regionId: '220000',
  });
  const [row] = await built.rows<{ points: number; n: number }>(sql`
    SELECT 100.0 * sum(rd_expense) / sum(revenue) - 100.0 * sum(rd_expense_prior) / sum(revenue_prior) AS points, count(*) AS n
    FROM serving WHERE period = '2026-06' AND rd_expense IS NOT NULL AND revenue > 0 AND rd_expense_prior IS NOT NULL AND revenue_prior > 0`);
  expect(answer!.change).toMatchObject({ kind: 'difference', n: row!.n });
  expect(answer!.change!.value).toBeCloseTo(row!.points, 8);
});

test('a figure whose rows hold no year before is set against the figure of that year', async () => {
  const ask = async (code: string, period: string) =>
    (await warehouse.values({ codes: [code], periods: [period], by: 'none', regionId: '220000' }))[0]!;
  for (const code of ['reporting-rate', 'enterprises-by-tier']) {
    const [now, before] = [await ask(code, '2026-06'), await ask(code, '2025-06')];
    expect(now.change).toMatchObject({ kind: 'difference' });
    expect(now.change!.value).toBeCloseTo(now.value! - before.value!, 8);
  }
});

function asked(place: string, cut: string): Question {
  const isLevel = cut === 'prefecture' || cut === 'county';
  const by = (isLevel ? 'region' : cut) as Grouping;
  return { codes: Object.keys(FIGURES), periods: PERIODS, by, regionId: place, ...(isLevel && { level: cut }) };
}

/** The figures of a question from the rows, one statement for each table. */
async function computed(
  place: string,
  cut: string,
  tier: string | null,
  section: string | null,
): Promise<Partial<Answer>[]> {
  // A prefecture is not below a county: the county itself is listed.
  const key = COUNTIES.includes(place) && cut === 'prefecture' ? KEYS.none! : KEYS[cut]!;
  const answers: Partial<Answer>[] = [];
  for (const table of ['serving', 'standing', 'duty'] as const) {
    const codes = Object.keys(FIGURES).filter(code => FIGURES[code]!.from === table);
    const columns = codes.flatMap(code => [
      sql`${FIGURES[code]!.value} AS ${sql.identifier(`${code} value`)}`,
      sql`${FIGURES[code]!.n} AS ${sql.identifier(`${code} n`)}`,
    ]);
    const isTier = tier === null ? sql`TRUE` : tier === 'monitored' ? sql`monitored` : sql`tier = ${tier}`;
    const rows = await built.rows<Figures>(sql`
      SELECT period, coalesce(key, CAST(${place} AS VARCHAR)) AS key, ${sql.join(columns)}
      FROM (
        SELECT s.*, CAST(right(s.period, 2) AS INTEGER) AS m, ${key} AS key
        FROM ${sql.identifier(table)} s LEFT JOIN region r ON r.id = s.region_id
        WHERE (${place} = '220000' OR r.id = ${place} OR r.parent_id = ${place})
          AND ${isTier} AND (CAST(${section} AS VARCHAR) IS NULL OR section = ${section}) AND period IN (${sql.join(PERIODS)})
      ) GROUP BY period, key`);
    for (const row of rows)
      for (const code of codes)
        answers.push({
          code,
          period: row.period,
          key: row.key,
          value: row[`${code} value`] as number | null,
          n: row[`${code} n`] as number,
        });
  }
  return answers;
}

/** A figure over nobody has no value; ten digits tell figures apart. */
function rounded(answers: readonly Partial<Answer>[]): string[] {
  return answers
    .map(
      ({ code, period, key, value, n }) =>
        `${code} ${period} ${key} ${n} ${value == null || n === 0 ? '-' : Number(value.toPrecision(10))}`,
    )
    .sort();
}
