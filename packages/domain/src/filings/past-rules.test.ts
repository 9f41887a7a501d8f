import { openDuckDb, type DuckDb } from '../../test/duckdb.js';
import { sql, type Sql } from '../sql.js';
import { fieldOf } from './fields.js';
import { PAST_RULES, PAST_RULE_IDS, type PastRuleId, type PastView } from './past-rules.js';

let database: DuckDb;
beforeAll(async () => {
  database = await openDuckDb();
});
afterAll(() => database.close());

/** What a row files, and what stands beside it; what is not said is missing. */
interface Case {
  now?: Record<string, number>;
  previous?: Record<string, number>;
  lastYear?: Record<string, number>;
  threeMonthsEarlier?: number;
  monthsSincePrevious?: number;
  isRecognised?: boolean;
  peers?: [low: number, high: number];
  same?: number;
}

const money = (value: number | undefined): Sql => sql`CAST(${value ?? null} AS DECIMAL(18, 4))`;

function viewOf(row: Case): PastView {
  return {
    value: key => money(row.now?.[key]),
    previous: key => money(row.previous?.[key]),
    lastYear: key => money(row.lastYear?.[key]),
    revenueThreeMonthsEarlier: money(row.threeMonthsEarlier),
    monthsSincePrevious: sql`CAST(${row.monthsSincePrevious ?? null} AS INTEGER)`,
    isRecognised: sql`${row.isRecognised ?? false}`,
    peers: { low: money(row.peers?.[0]), high: money(row.peers?.[1]) },
    sameAsPrevious: sql`CAST(${row.same ?? 0} AS INTEGER)`,
  };
}

/** The fields a rule marks in a row that carries what was filed now. */
async function marked(rule: PastRuleId, row: Case): Promise<string[]> {
  const fields: string[] = [];
  for (const part of PAST_RULES.filter(one => one.rule === rule)) {
    if (!part.needs.every(key => key in (row.now ?? {}))) continue;
    const is = await database.value(sql`coalesce(${part.violated(viewOf(row))}, FALSE)`);
    if (is === true) fields.push(part.field);
  }
  return fields;
}

test.each<[rule: PastRuleId, why: string, row: Case, fields: string[]]>([
  ['V06', 'a cumulative figure does not fall', { now: { revenue: 90 }, previous: { revenue: 100 } }, ['revenue']],
  ['V06', 'it may stand still', { now: { revenue: 100 }, previous: { revenue: 100 } }, []],
  ['V06', 'the first period of a year has none before it', { now: { revenue: 90 } }, []],
  ['V07', '10 万元 is rounding', { now: { revenuePrior: 110 }, lastYear: { revenue: 100 } }, []],
  [
    'V07',
    'more than that is a restatement',
    { now: { revenuePrior: 110.01 }, lastYear: { revenue: 100 } },
    ['revenuePrior'],
  ],
  [
    'V07',
    'of a large figure one percent is rounding',
    { now: { revenuePrior: 10_100 }, lastYear: { revenue: 10_000 } },
    [],
  ],
  [
    'V07',
    'more than one percent is not',
    { now: { revenuePrior: 10_101 }, lastYear: { revenue: 10_000 } },
    ['revenuePrior'],
  ],
  ['V08', 'growth of half asks nothing', { now: { revenue: 150, revenuePrior: 100 } }, []],
  ['V08', 'growth above half does', { now: { revenue: 150.1, revenuePrior: 100 } }, ['revenue']],
  ['V08', 'so does a fall below half', { now: { revenue: 49, revenuePrior: 100 } }, ['revenue']],
  ['V08', 'a profit that became a loss', { now: { totalProfit: -1, totalProfitPrior: 5 } }, ['totalProfit']],
  ['V08', 'a loss that stayed one', { now: { totalProfit: -1, totalProfitPrior: -5 } }, []],
  // January–March 300, to June 600 in even months of 100: July with 301 is above three times, with 33 below a third.
  [
    'V09',
    'three times the mean is no spike',
    { now: { revenue: 900 }, previous: { revenue: 600 }, threeMonthsEarlier: 300, monthsSincePrevious: 1 },
    [],
  ],
  [
    'V09',
    'above three times is one',
    { now: { revenue: 901 }, previous: { revenue: 600 }, threeMonthsEarlier: 300, monthsSincePrevious: 1 },
    ['revenue'],
  ],
  [
    'V09',
    'below a third is one',
    { now: { revenue: 633 }, previous: { revenue: 600 }, threeMonthsEarlier: 300, monthsSincePrevious: 1 },
    ['revenue'],
  ],
  [
    'V09',
    'a quarter is no month',
    { now: { revenue: 901 }, previous: { revenue: 600 }, threeMonthsEarlier: 300, monthsSincePrevious: 3 },
    [],
  ],
  ['V10', 'R&D of more than half of revenue', { now: { rdExpense: 51, revenue: 100 } }, ['rdExpense']],
  ['V10', 'no R&D in a recognised firm', { now: { rdExpense: 0, revenue: 100 }, isRecognised: true }, ['rdExpense']],
  ['V10', 'no R&D in any other', { now: { rdExpense: 0, revenue: 100 } }, []],
  [
    'V10',
    'R&D that repeats the administrative expense',
    { now: { rdExpense: 7, revenue: 100, adminExpense: 7 } },
    ['rdExpense'],
  ],
  [
    'V11',
    'revenue per head outside its industry',
    { now: { revenue: 1000, averageEmployees: 10 }, peers: [5, 90] },
    ['revenue'],
  ],
  ['V11', 'revenue per head inside', { now: { revenue: 800, averageEmployees: 10 }, peers: [5, 90] }, []],
  ['V11', 'too few peers to say', { now: { revenue: 1000, averageEmployees: 10 } }, []],
  [
    'V11',
    'less power, more output',
    { now: { electricity: 69, electricityPrior: 100, outputValue: 11, outputValuePrior: 10 } },
    ['electricity'],
  ],
  [
    'V11',
    'less power, less output',
    { now: { electricity: 69, electricityPrior: 100, outputValue: 9, outputValuePrior: 10 } },
    [],
  ],
  ['V12', 'five figures as last time', { now: { revenue: 1 }, same: 5 }, ['revenue']],
  ['V12', 'four may be chance', { now: { revenue: 1 }, same: 4 }, []],
  ['V13', 'yuan filed as 万元', { now: { revenue: 46_218_300 }, lastYear: { revenue: 4107.52 } }, ['revenue']],
  ['V13', 'thousands filed as 万元', { now: { revenue: 43_000 }, lastYear: { revenue: 4107.52 } }, ['revenue']],
  ['V13', '亿元 filed as 万元', { now: { revenue: 0.44 }, previous: { revenue: 4107.52 } }, ['revenue']],
  ['V13', 'a hundredfold is no unit of ours', { now: { revenue: 410_000 }, lastYear: { revenue: 4107.52 } }, []],
  ['V13', 'a firm that tripled', { now: { revenue: 12_300 }, lastYear: { revenue: 4107.52 } }, []],
])('%s: %s', async (rule, _, row, fields) => {
  expect(await marked(rule, row)).toEqual(fields);
});

test('every rule is about fields of the dictionary, and says both languages', () => {
  expect(new Set(PAST_RULES.map(({ rule }) => rule))).toEqual(new Set(PAST_RULE_IDS));
  for (const { needs, field, zh, en } of PAST_RULES) {
    expect([field, ...needs].filter(key => fieldOf(key) === undefined)).toEqual([]);
    expect(needs).toContain(field);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[\p{ASCII}’]+$/u);
  }
});

test('what was expected is told with the figure it is held against', async () => {
  const expected = (rule: PastRuleId, row: Case) =>
    database.value(PAST_RULES.find(one => one.rule === rule)!.expected(viewOf(row)));
  expect(await expected('V06', { previous: { revenue: 3105.77 } })).toBe('≥ 3105.7700');
  expect(await expected('V07', { lastYear: { revenue: 3214.9 } })).toBe('3214.9000');
});
