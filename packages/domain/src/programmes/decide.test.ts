import { builtIn, library, MEASURABLES, programmeFrom } from '../../test/programmes.js';
import { decide } from './decide.js';
import type { Evidence, Inquiry } from './evidence.js';
import { createRuleBook } from './rule-book.js';

const book = library();
const NOBODY: Evidence = { industryCode: null, foundedOn: null, titles: [], years: [{}, {}, {}], facts: {} };
const YEAR: Inquiry = { purpose: 'application', on: '2026-05-10', period: '2025-12' };

/** The verdict on one criterion of a programme of a test. */
function criterionOf(lines: string, evidence: Partial<Evidence>, inquiry: Partial<Inquiry> = {}) {
  const programme = programmeFrom(lines);
  const own = createRuleBook([...book.programmes, programme], MEASURABLES);
  return decide(own, programme, { ...NOBODY, ...evidence }, { ...YEAR, ...inquiry }).tiers[0]!.criteria[0]!;
}
const criterion = (test: string, more = '') =>
  `criteria:\n  - { id: c, tier: good, name: 条件, clause: 二, quote: 条件, test: ${test}${more} }`;
const filed = (...years: Record<string, number | null>[]) => ({ years: [...years, {}, {}, {}].slice(0, 3) });

test('a criterion keeps its value, threshold and margin in 万元, whatever unit the document uses', () => {
  const found = criterionOf(
    criterion('{ field: revenue, comparator: at-least, threshold: 5, unit: 亿元 }'),
    filed({ revenue: 48_000 }),
  );
  expect(found).toMatchObject({ outcome: 'not-met', value: 48_000, threshold: 50_000, margin: -2000 });
});

test.each<[rule: string, test: string, evidence: Partial<Evidence>, expected: object]>([
  [
    'what was not filed is not known',
    '{ field: revenue, comparator: at-least, threshold: 1, unit: 万元 }',
    {},
    { outcome: 'unknown', value: null, margin: null, reason: 'not-filed' },
  ],
  [
    'a share of nothing is not known',
    "{ share: rdExpense, of: revenue, comparator: at-most, threshold: 3, unit: '%' }",
    filed({ rdExpense: 5, revenue: 0 }),
    { outcome: 'unknown', reason: 'not-filed' },
  ],
  [
    'a growth on a loss is not known',
    "{ growth: netProfit, comparator: at-least, threshold: 10, unit: '%' }",
    filed({ netProfit: 50 }, { netProfit: -30 }),
    { outcome: 'unknown' },
  ],
  [
    'two years growing by 10 % and 20 % grow by 15 % in the mean',
    "{ growth: revenue, years: 2, taken: mean, comparator: at-least, threshold: 15, unit: '%' }",
    filed({ revenue: 132 }, { revenue: 110 }, { revenue: 100 }),
    { outcome: 'met', value: 15 },
  ],
  [
    'the compound growth is below the mean',
    "{ growth: revenue, years: 2, taken: compound, comparator: at-least, threshold: 15, unit: '%' }",
    filed({ revenue: 132 }, { revenue: 110 }, { revenue: 100 }),
    { outcome: 'not-met' },
  ],
  [
    'of two years the worse one is shown',
    '{ field: rdExpense, years: 2, taken: each, comparator: at-least, threshold: 100, unit: 万元 }',
    filed({ rdExpense: 150 }, { rdExpense: 90 }),
    { outcome: 'not-met', value: 90, margin: -10 },
  ],
  [
    'with one of two years missing the other may fail',
    '{ field: rdExpense, years: 2, taken: each, comparator: at-least, threshold: 100, unit: 万元 }',
    filed({ rdExpense: 90 }),
    { outcome: 'not-met', value: 90 },
  ],
  [
    'with one of two years missing the other does not pass',
    '{ field: rdExpense, years: 2, taken: each, comparator: at-least, threshold: 100, unit: 万元 }',
    filed({ rdExpense: 150 }),
    { outcome: 'unknown', value: null },
  ],
  [
    'a sum needs every year',
    '{ field: rdExpense, years: 2, taken: sum, comparator: at-least, threshold: 100, unit: 万元 }',
    filed({ rdExpense: 150 }),
    { outcome: 'unknown', value: null },
  ],
  [
    '0.3 of 10 is 3 %',
    "{ share: rdExpense, of: revenue, comparator: at-least, threshold: 3, unit: '%' }",
    filed({ rdExpense: 0.3, revenue: 10 }),
    { outcome: 'met' },
  ],
  [
    '17.1 of 570 is not more than 3 %',
    "{ share: rdExpense, of: revenue, comparator: more-than, threshold: 3, unit: '%' }",
    filed({ rdExpense: 17.1, revenue: 570 }),
    { outcome: 'not-met' },
  ],
  [
    '17.1 of 570 is not less than 3 %',
    "{ share: rdExpense, of: revenue, comparator: less-than, threshold: 3, unit: '%' }",
    filed({ rdExpense: 17.1, revenue: 570 }),
    { outcome: 'not-met' },
  ],
  [
    'one yuan short is short',
    "{ share: rdExpense, of: revenue, comparator: at-least, threshold: 3, unit: '%' }",
    filed({ rdExpense: 1199.9999, revenue: 40_000 }),
    { outcome: 'not-met' },
  ],
  [
    'a birthday counts on its day',
    '{ age: true, comparator: at-least, threshold: 2, unit: 年 }',
    { foundedOn: '2024-05-10' },
    { outcome: 'met', value: 2 },
  ],
  [
    'and not the day before',
    '{ age: true, comparator: at-least, threshold: 2, unit: 年 }',
    { foundedOn: '2024-05-11' },
    { outcome: 'not-met', value: 1 },
  ],
])('%s', (_, test, evidence, expected) => {
  expect(criterionOf(criterion(test), evidence)).toMatchObject(expected);
});

describe('a threshold that changes', () => {
  const dated = criterion(
    '{ field: revenue, comparator: at-least, threshold: [{ from: 2022-08-01, value: 1000 }, { from: 2026-04-01, value: 1500 }], unit: 万元 }',
  );
  test.each([
    ['2022-07-31', 'not-applicable', null],
    ['2022-08-01', 'met', 1000],
    ['2026-03-31', 'met', 1000],
    ['2026-04-01', 'not-met', 1500],
  ])('on %s', (on, outcome, threshold) => {
    expect(criterionOf(dated, filed({ revenue: 1200 }), { on })).toMatchObject({ outcome, threshold });
  });
});

describe('a part of the year', () => {
  const half = { period: '2026-06' };
  const ask = (comparator: string, field = 'revenue') =>
    criterion(`{ field: ${field}, comparator: ${comparator}, threshold: 100, unit: 万元 }`);
  test.each([
    ['may reach a floor early', ask('at-least'), { revenue: 100 }, 'met', null],
    ['does not miss it', ask('at-least'), { revenue: 99 }, 'unknown', 'part-of-year'],
    ['may break a ceiling early', ask('at-most'), { revenue: 101 }, 'not-met', null],
    ['does not keep it', ask('at-most'), { revenue: 99 }, 'unknown', 'part-of-year'],
    [
      'decides nothing of a profit, which may turn',
      ask('at-least', 'totalProfit'),
      { totalProfit: 500 },
      'unknown',
      'part-of-year',
    ],
    ['decides a stock, which holds at its end', ask('at-least', 'totalAssets'), { totalAssets: 99 }, 'not-met', null],
  ])('%s', (_, lines, year, outcome, reason) => {
    expect(criterionOf(lines, filed(year), half)).toMatchObject({ outcome, reason });
  });
});

test.each([
  ['3512', 'met'],
  ['C', 'met'],
  ['6510', 'not-applicable'],
  [null, 'unknown'],
])('a criterion for manufacturing concerns industry %s: %s', (industryCode, outcome) => {
  const lines = criterion('{ title: [provincial] }', ', appliesTo: { industries: [C] }');
  expect(criterionOf(lines, { industryCode, titles: ['provincial'] }).outcome).toBe(outcome);
});

test('a condition on the industry itself', () => {
  const lines = criterion("{ industry: [C, '65'] }");
  expect(['3512', '6510', '5110', '6', null].map(industryCode => criterionOf(lines, { industryCode }).outcome)).toEqual(
    ['met', 'met', 'not-met', 'unknown', 'unknown'],
  );
});

describe('what people have to tell', () => {
  const facts = 'facts: [{ id: ip, name: 知识产权 }, { id: equity, unit: 万元, name: 股权融资 }]\n';
  const verdictOf = (test: string, evidence: Partial<Evidence>) => {
    const programme = programmeFrom(facts + criterion(test));
    return decide(book, programme, { ...NOBODY, ...evidence }, YEAR).tiers[0]!;
  };
  const big = '{ field: revenue, comparator: at-least, threshold: 100, unit: 万元 }';
  const equity = '{ fact: equity, comparator: at-least, threshold: 10, unit: 万元 }';

  test('an enterprise that meets all that is on file waits for people', () => {
    const { outcome, preCheck, toConfirm } = verdictOf(`{ allOf: [${big}, { fact: ip }] }`, filed({ revenue: 100 }));
    expect({ outcome, preCheck, toConfirm }).toEqual({ outcome: 'unknown', preCheck: 'met', toConfirm: ['c'] });
  });

  test('one that fails on file is not failed while people may know another way, and is short of it', () => {
    const { outcome, preCheck, short } = verdictOf(`{ anyOf: [${big}, ${equity}] }`, filed({ revenue: 99 }));
    expect({ outcome, preCheck, short }).toEqual({ outcome: 'unknown', preCheck: 'unknown', short: ['c'] });
  });

  test('one of which nothing is on file is not pre-checked', () => {
    const { outcome, preCheck } = verdictOf('{ fact: ip }', filed({ revenue: 100 }));
    expect({ outcome, preCheck }).toEqual({ outcome: 'unknown', preCheck: 'unknown' });
  });

  test('a no is a no', () => {
    const { outcome, preCheck, missed } = verdictOf('{ fact: ip }', { facts: { ip: false } });
    expect({ outcome, preCheck, missed }).toEqual({ outcome: 'not-met', preCheck: 'not-met', missed: ['c'] });
  });
});

describe('points', () => {
  const scored = (threshold: number) => `facts: [{ id: ip, name: 知识产权 }]
scores:
  - id: s
    name: 评价
    clause: 三
    quote: 评价
    items:
      - { id: size, group: a, name: 规模, steps: { measure: { field: revenue }, unit: 万元, bands: [[100, 20], [50, 10]] } }
      - { id: ip, group: b, name: 知识产权, bands: [{ points: 15, when: { fact: ip } }], otherwise: 5 }
${criterion(`{ score: s, comparator: at-least, threshold: ${threshold}, unit: 分 }`)}`;
  test.each<[threshold: number, evidence: Partial<Evidence>, outcome: string, from: number, to: number]>([
    [25, filed({ revenue: 100 }), 'met', 25, 35],
    [30, filed({ revenue: 100 }), 'unknown', 25, 35],
    [36, filed({ revenue: 100 }), 'not-met', 25, 35],
    [30, { ...filed({ revenue: 60 }), facts: { ip: true } }, 'not-met', 25, 25],
    [30, { facts: { ip: true } }, 'unknown', 15, 35],
  ])('of %i asked: %j', (threshold, evidence, outcome, from, to) => {
    expect(criterionOf(scored(threshold), evidence)).toMatchObject({ outcome, points: { from, to } });
  });
});

describe('the class of an enterprise', () => {
  const small = criterion('{ class: size-classes-2011, in: [small, micro] }');
  test.each<[rule: string, year: Record<string, number>, industryCode: string | null, outcome: string]>([
    ['300 employees and 2000 万元: medium', { employees: 300, revenue: 2000 }, '3512', 'not-met'],
    ['299 employees: small', { employees: 299, revenue: 2000 }, '3512', 'met'],
    ['only revenue known, below every lower bound of medium', { revenue: 1999 }, '3512', 'met'],
    ['only revenue known, which allows medium', { revenue: 2000 }, '3512', 'unknown'],
    ['the industry not known', { employees: 5, revenue: 5 }, null, 'unknown'],
  ])('%s', (_, year, industryCode, outcome) => {
    expect(criterionOf(small, { ...filed(year), industryCode }).outcome).toBe(outcome);
  });
});

test('a verdict names the rule that was used, and its version', () => {
  const programme = { ...builtIn('national-2026'), version: 7 };
  expect(decide(book, programme, NOBODY, YEAR)).toMatchObject({
    programme: 'national-2026',
    version: 7,
    inquiry: YEAR,
  });
});
