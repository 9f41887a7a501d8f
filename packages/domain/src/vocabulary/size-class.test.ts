import { openDuckDb } from '../../test/duckdb.js';
import { sql } from '../sql.js';
import { industryLineSql } from './industry-lines.js';
import { sectionOf } from './industry.js';
import { SIZE_LINES, SIZE_RULES, sizeClassOf, sizeClassSql } from './size-class.js';

const figures = (employees: number | null, revenue: number | null, assets: number | null = null) => ({
  employees,
  revenue,
  assets,
});

// The test rows of the rule, and its bounds: "以上" includes the number, "以下" does not.
test.each<
  [what: string, code: string, employees: number | null, revenue: number | null, assets: number | null, size: string]
>([
  ['industry that reaches one upper bound only', '3562', 1200, 35_000, null, 'medium'],
  ['industry with the persons of a medium and the revenue of a small', '3562', 350, 1500, null, 'small'],
  ['industry with the persons of a micro', '3562', 15, 5000, null, 'micro'],
  ['industry exactly on both upper bounds', 'C3562', 1000, 40_000, null, 'large'],
  ['industry a person short of small', '06', 19, 300, null, 'micro'],
  ['agriculture by revenue alone', '0111', null, 500, null, 'medium'],
  ['construction by revenue and assets', '4720', null, 6000, 4999, 'small'],
  ['wholesale', '5111', 5, 1000, null, 'small'],
  ['retail with the same figures', '5211', 5, 1000, null, 'micro'],
  ['loading, which is transport', '5910', 150, 1500, null, 'small'],
  ['storage with the same figures', '5930', 150, 1500, null, 'medium'],
  ['post', '6010', 1000, 30_000, null, 'large'],
  ['hotels and restaurants', '62', 100, 2000, null, 'medium'],
  ['telecommunications', '6311', 300, 10_000, null, 'medium'],
  ['software with the same figures', '6513', 300, 10_000, null, 'large'],
  ['development of property', '7010', null, 1000, 4999, 'small'],
  ['management of property', '7020', 99, 500, null, 'micro'],
  ['letting and business services by persons and assets', '7211', 300, null, 119_999, 'medium'],
  ['research by persons alone', '7310', 300, null, null, 'large'],
  ['agents of property, among those not listed', '7030', 10, null, null, 'small'],
  ['a section alone, where it has one rule', 'C', 20, 300, null, 'small'],
])('%s', (_, code, employees, revenue, assets, size) => {
  expect(sizeClassOf(code, figures(employees, revenue, assets))).toBe(size);
});

test.each([
  ['railways', '5311'],
  ['banks', '6621'],
  ['schools', '8332'],
  ['hospitals', '8411'],
  ['the letting of own property', '7040'],
  ['trade, told by its section alone', 'F'],
  ['what is no industry', 'X99'],
])('%s have no class', (_, code) => {
  expect(sizeClassOf(code, figures(5000, 500_000, 500_000))).toBeNull();
});

test('a missing figure leaves the class open, unless the other decides', () => {
  expect(sizeClassOf('3562', figures(null, 50_000))).toBeNull();
  expect(sizeClassOf('3562', figures(500, null))).toBeNull();
  expect(sizeClassOf('3562', figures(null, 299))).toBe('micro');
  expect(sizeClassOf('3562', figures(19, null))).toBe('micro');
});

test('the annex names each industry once', () => {
  expect(new Set(SIZE_LINES).size).toBe(SIZE_LINES.length);
});

test('rows are classed as single enterprises are: on, below and without every bound of every rule', async () => {
  const values = (name: 'employees' | 'revenue' | 'assets') =>
    new Set(SIZE_RULES.flatMap(one => [one.large[name], one.medium[name], one.small[name]]));
  const around = (name: 'employees' | 'revenue' | 'assets') =>
    [...values(name)].flatMap(bound => (bound === undefined ? [null] : [bound, bound - 1]));
  const codes = ['0111', '3562', 'C', '4720', '5111', '5211', '5311', '5910', '5930', '59', '6110', '6311', '6513'];
  const more = ['7010', '7020', '7030', '7040', '7211', '7310', '8010', '8411', '8521', 'F'];
  const rows = [...codes, ...more].flatMap(code =>
    around('employees').flatMap(employees =>
      around('revenue').map((revenue, at) => ({
        code,
        section: sectionOf(code),
        employees,
        revenue,
        assets: at % 5 === 0 ? null : around('assets')[at % 14]!,
      })),
    ),
  );
  const database = await openDuckDb();
  const line = industryLineSql(sql`code`, sql`section`, SIZE_LINES);
  const size = sizeClassSql(line, { employees: sql`employees`, revenue: sql`revenue`, assets: sql`assets` });
  const types =
    '[{"code":"VARCHAR","section":"VARCHAR","employees":"BIGINT","revenue":"DECIMAL(18,4)","assets":"DECIMAL(18,4)"}]';
  const classed = await database.rows<{ size: string | null }>(
    sql`SELECT ${size} AS size FROM (SELECT unnest(from_json(${JSON.stringify(rows)}, ${types}), recursive := true))`,
  );
  database.close();
  expect(classed.map(row => row.size)).toEqual(rows.map(row => sizeClassOf(row.code, row)));
  expect(new Set(classed.map(row => row.size)).size).toBe(5);
});
