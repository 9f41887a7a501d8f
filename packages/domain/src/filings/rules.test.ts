import { openDuckDb, type DuckDb } from '../../test/duckdb.js';
import { sql } from '../sql.js';
import { INPUT_CODES } from './codes.js';
import { fieldOf } from './fields.js';
import { CHECK_RULES, CHECK_RULE_IDS, type CheckRuleId } from './rules.js';

let database: DuckDb;
beforeAll(async () => {
  database = await openDuckDb();
});
afterAll(() => database.close());

type Figures = Record<string, number | null>;
const TOLERANCE = 0.01;

/** The fields on which the parts of a rule are breached by these figures. */
async function breaches(rule: CheckRuleId, figures: Figures): Promise<string[]> {
  const value = (key: string) => sql`CAST(${figures[key] ?? null} AS DECIMAL(18, 4))`;
  const parts = CHECK_RULES.filter(part => part.rule === rule && part.needs.every(key => key in figures));
  const breached: string[] = [];
  for (const { field, violated } of parts) {
    const is = await database.value(
      sql`coalesce(${violated(value, sql`CAST(${TOLERANCE} AS DECIMAL(18, 4))`)}, FALSE)`,
    );
    if (is === true) breached.push(field);
  }
  return breached;
}

test.each<[rule: CheckRuleId, why: string, figures: Figures, breached: string[]]>([
  ['V02', 'assets are liabilities and equity', { totalAssets: 100, totalLiabilities: 60, equity: 40 }, []],
  ['V02', 'one step of the last digit is rounding', { totalAssets: 100, totalLiabilities: 60, equity: 40.01 }, []],
  ['V02', 'two are not', { totalAssets: 100, totalLiabilities: 60, equity: 40.02 }, ['totalAssets']],
  ['V02', 'equity may be negative', { totalAssets: 100, totalLiabilities: 150, equity: -50 }, []],
  ['V02', 'a missing part breaches nothing', { totalAssets: 100, totalLiabilities: 60, equity: null }, []],
  [
    'V03',
    'all parts hold',
    { totalAssets: 100, currentAssets: 60, receivables: 30, inventory: 30, finishedGoods: 10 },
    [],
  ],
  ['V03', 'assets hold the current ones', { totalAssets: 50, currentAssets: 60 }, ['totalAssets']],
  [
    'V03',
    'current assets hold receivables and stock',
    { currentAssets: 50, receivables: 30, inventory: 30 },
    ['currentAssets'],
  ],
  ['V03', 'stock holds finished goods', { inventory: 5, finishedGoods: 10 }, ['inventory']],
  ['V04', 'revenue holds that of the main business', { revenue: 100, mainRevenue: 100 }, []],
  ['V04', 'one step of the last digit is rounding', { revenue: 100, mainRevenue: 100.01 }, []],
  ['V04', 'and cannot be less', { revenue: 99, mainRevenue: 100 }, ['revenue']],
  ['V05', 'sales hold exports', { salesValue: 5, exportDelivery: 6 }, ['salesValue']],
  ['V05', 'persons hold researchers', { employees: 5, rdStaff: 6 }, ['employees']],
  ['V05', 'revenue needs workers', { revenue: 1, averageEmployees: 0 }, ['averageEmployees']],
  ['V05', 'no revenue needs none', { revenue: 0, averageEmployees: 0 }, []],
  ['V05', 'workers nobody filed are no breach', { revenue: 1, averageEmployees: null }, []],
  ['rd-above-revenue', 'all of revenue may be spent on research', { rdExpense: 100, revenue: 100 }, []],
  ['rd-above-revenue', 'but no more', { rdExpense: 100.01, revenue: 100 }, ['rdExpense']],
  ['scale-suspect', '5,000 万元 a head are possible', { revenue: 50_000, employees: 10 }, []],
  ['scale-suspect', 'more looks like yuan', { revenue: 50_001, employees: 10 }, ['revenue']],
  ['scale-suspect', 'without employees nothing can be said', { revenue: 50_001, employees: 0 }, []],
])('%s: %s', async (rule, _, figures, breached) => {
  expect(await breaches(rule, figures)).toEqual(breached);
});

test('every rule a layout can ask for is there, over fields the form has', () => {
  expect(new Set(CHECK_RULES.map(({ rule }) => rule))).toEqual(new Set(CHECK_RULE_IDS));
  expect(CHECK_RULES.flatMap(({ needs, field }) => [...needs, field]).filter(key => !fieldOf(key))).toEqual([]);
  expect(CHECK_RULES.filter(({ needs, field }) => !needs.includes(field))).toEqual([]);
});

test('what a breach is called is a rule or a code of the catalogue', () => {
  const known = [...Object.keys(INPUT_CODES), ...CHECK_RULE_IDS];
  expect(CHECK_RULES.map(({ code }) => code).filter(code => !known.includes(code))).toEqual([]);
});
