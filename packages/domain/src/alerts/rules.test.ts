import { ALERT_RULES, alertRuleSchema, unknownNames } from './index.js';

const RULE = {
  code: 'margin-thin',
  name: { zh: '利润率偏低', en: 'Thin margin' },
  meaning: { zh: '利润率低于同行业下四分位。', en: 'The margin lies below the lower quartile of its industry.' },
  owner: 'zhang',
  unit: 'percent',
  levels: [
    {
      severity: 'yellow',
      condition: {
        kind: 'peer',
        measure: { indicator: 'profit-margin' },
        quartile: 'lower',
        comparator: 'below',
        value: 0,
      },
    },
  ],
  source: '长春市工信局',
} as const;

test('each default rule has a group of its own or shares it, a code nobody else has, and words in both languages', () => {
  const codes = ALERT_RULES.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect([...new Set(ALERT_RULES.map(({ group }) => group))]).toEqual([
    ...['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R10', 'D1', 'D2', 'D3'],
  ]);
});

test('a rule inhibits only rules that exist', () => {
  const codes = new Set(ALERT_RULES.map(({ code }) => code));
  expect(ALERT_RULES.flatMap(({ inhibits }) => inhibits).filter(code => !codes.has(code))).toEqual([]);
});

test('a rule of a bureau needs only what it says differently', () => {
  expect(alertRuleSchema.parse(RULE)).toMatchObject({
    subject: 'enterprise',
    opensCaseFrom: 'yellow',
    levels: [{ periods: 1, recovery: { value: null, periods: 1 }, condition: { minimumPeers: 8, by: 'section' } }],
  });
});

test.each([
  ['a misspelt key', { ...RULE, ouwner: 'x' }],
  ['no level', { ...RULE, levels: [] }],
  ['a colour that is none', { ...RULE, levels: [{ ...RULE.levels[0], severity: 'purple' }] }],
  ['a month that is none', { ...RULE, mute: { months: [13] } }],
  ['a region measured as an enterprise', { ...RULE, subject: 'region' }],
  [
    'periods running for a condition of the day',
    { ...RULE, levels: [{ severity: 'blue', periods: 2, condition: { kind: 'title', withinDays: 30 } }] },
  ],
])('%s is refused', (_, rule) => {
  expect(alertRuleSchema.safeParse(rule).success).toBe(false);
});

test('names that nobody knows are told', () => {
  const names = { indicators: new Set(['revenue']), fields: new Set<string>(), criteria: new Set<string>() };
  expect(unknownNames(alertRuleSchema.parse(RULE), { ...names, regions: new Set() })).toEqual([
    'indicator profit-margin',
  ]);
});
