/** The cases that stand beside the indicators, each computed by a real DuckDB. */
import { existsSync } from 'node:fs';
import { openDuckDb, type DuckDb } from '../../test/duckdb.js';
import { figureIn, type IndicatorCase } from '../../test/figures.js';
import { CATALOGUE } from './index.js';

const withCases = CATALOGUE.filter(({ code }) => existsSync(new URL(`${code}.cases.ts`, import.meta.url)));
const cases = await Promise.all(
  withCases.map(async indicator => {
    const beside = (await import(`./${indicator.code}.cases.ts`)) as { cases: readonly IndicatorCase[] };
    return beside.cases.map(one => [indicator.code, one.says, indicator, one] as const);
  }),
);

let database: DuckDb;
beforeAll(async () => {
  database = await openDuckDb();
});
afterAll(() => database.close());

test.each(cases.flat())('%s %s', async (_code, _says, indicator, { rows, figure }) => {
  const { change, value, ...rest } = await figureIn(database, indicator, rows);
  const told = { ...rest, value: shown(value), change: change && { ...change, value: shown(change.value) } };
  const { value: expected, change: moved, ...others } = figure;
  expect(told).toMatchObject({
    ...others,
    ...(expected !== undefined && { value: shown(expected) }),
    ...(moved !== undefined && { change: moved && { ...moved, value: shown(moved.value) } }),
  });
});

test('every set of cases has at least two, and says something of the figure', () => {
  const poor = cases.filter(
    set => set.length < 2 || set.some(([, , , { figure }]) => Object.keys(figure).length === 0),
  );
  expect(poor.map(set => set[0]?.[0])).toEqual([]);
});

test.each(CATALOGUE.filter(({ over }) => over === 'serving').map(indicator => [indicator.code, indicator] as const))(
  '%s is missing where nobody filed, and never zero',
  async (_, indicator) => {
    const nothing = { value: null, numerator: null, denominator: null, n: 0, note: null, change: null };
    expect(await figureIn(database, indicator, [{}, {}])).toEqual(nothing);
  },
);

/** Ten digits tell figures apart. */
function shown(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(10));
}
