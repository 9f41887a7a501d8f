/** docs/programmes.md against the schema: its example is a programme, and every key there is, it explains. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { MEASURABLES } from '../../test/programmes.js';
import { decide } from './decide.js';
import { programmeSchema } from './programme.js';
import { writtenMeasure } from './read-condition.js';
import { readProgramme } from './read-programme.js';
import { createRuleBook } from './rule-book.js';

const GUIDE = readFileSync(new URL('../../../../docs/programmes.md', import.meta.url), 'utf8');
const EXAMPLE = /^```yaml\n([\s\S]*?)^```$/m.exec(GUIDE)![1]!;

interface Shape {
  properties?: Record<string, Shape>;
  items?: Shape;
  anyOf?: Shape[];
  oneOf?: Shape[];
  prefixItems?: Shape[];
}

function keysOf({ properties = {}, items, anyOf = [], oneOf = [], prefixItems = [] }: Shape): string[] {
  const below = [...(items ? [items] : []), ...anyOf, ...oneOf, ...prefixItems].flatMap(keysOf);
  return [...Object.entries(properties).flatMap(([key, shape]) => [key, ...keysOf(shape)]), ...below];
}

test('every key of the schema and of a condition is explained', () => {
  const keys = [programmeSchema, writtenMeasure].flatMap(schema =>
    keysOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape),
  );
  const conditions = ['comparator', 'threshold', 'title', 'class', 'in', 'industry', 'anyOf', 'allOf'];
  const missing = [...new Set([...keys, ...conditions])].filter(key => !GUIDE.includes(`\`${key}\``));
  expect(missing).toEqual([]);
});

test('the example is a programme that decides', () => {
  const programme = readProgramme(EXAMPLE, 'guide', MEASURABLES);
  const book = createRuleBook([programme], MEASURABLES);
  const evidence = {
    industryCode: null,
    foundedOn: null,
    titles: [],
    years: [{ revenue: 700, rdExpense: 21 }],
    facts: {},
  };
  const outcomeOn = (on: string) =>
    decide(book, programme, evidence, { purpose: 'application', on, period: '2025-12' }).tiers[0]!.outcome;
  expect([outcomeOn('2026-06-30'), outcomeOn('2027-01-01')]).toEqual(['met', 'not-met']);
});
