/** docs/ranking-schemes.md against the schemas: what it shows is taken, and what there is, it names. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { CATALOGUE } from '../index.js';
import { commendationScheme, readCommendationScheme } from './commendation-scheme.js';
import { aggregation, gaps, normalisation, treatment, weighing } from './methods.js';
import { TIE_RULES } from './rank.js';
import { readCompositeScheme } from './read-scheme.js';
import { compositeScheme } from './scheme.js';

const GUIDE = readFileSync(new URL('../../../../docs/ranking-schemes.md', import.meta.url), 'utf8');
const EXAMPLES = [...GUIDE.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, yaml]) => yaml!);
const isCommendation = (yaml: string) => yaml.includes('clause:');

interface Shape {
  properties?: Record<string, Shape>;
  items?: Shape;
  anyOf?: Shape[];
  oneOf?: Shape[];
  const?: string;
}
const shapeOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;

/** Keys of a scheme and of the lists right below it. */
function keysOf({ properties = {}, items, anyOf = [], oneOf = [] }: Shape): string[] {
  const below = [...(items ? [items] : []), ...anyOf, ...oneOf].flatMap(keysOf);
  return [...Object.entries(properties).flatMap(([key, shape]) => [key, ...keysOf(shape)]), ...below];
}

/** Every key somewhere in a value. */
function keysIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) =>
    Array.isArray(value) ? keysIn(below) : [key, ...keysIn(below)],
  );
}

test('every example is a scheme', () => {
  const ids = EXAMPLES.map(yaml =>
    isCommendation(yaml) ? readCommendationScheme(yaml, 'guide', CATALOGUE).id : readCompositeScheme(yaml, 'guide').id,
  );
  expect(ids).toEqual(['two-indicators', 'human-development-index', 'everything', 'all-of-it']);
});

test.each([
  ['composite', compositeScheme, (yaml: string) => !isCommendation(yaml)],
  ['commendation', commendationScheme, isCommendation],
])('every key of a %s scheme stands in an example and is explained', (_, schema, isOfKind) => {
  const shown = new Set(EXAMPLES.filter(isOfKind).flatMap(yaml => keysIn(parse(yaml))));
  // a preprocessed part has no shape of its own here: names are told by zh and en, methods by their words below
  const keys = [...new Set(keysOf(shapeOf(schema)))].filter(key => !['zh', 'en'].includes(key));
  expect(keys.filter(key => !GUIDE.includes(`\`${key}\``))).toEqual([]);
  const settings = new Set(
    [treatment, normalisation, weighing, aggregation, gaps].flatMap(method => keysOf(shapeOf(method))),
  );
  expect(keys.filter(key => !shown.has(key) && !settings.has(key))).toEqual([]);
});

test('every method and every one of its settings is named', () => {
  const methods = [treatment, normalisation, weighing, aggregation, gaps].flatMap(method => {
    const { anyOf = [], oneOf = [] } = shapeOf(method);
    return [...anyOf, ...oneOf];
  });
  const words = methods.map(({ properties }) => properties!.by!.const!);
  expect(words.length).toBeGreaterThan(30);
  const settings = methods.flatMap(({ properties }) => Object.keys(properties!));
  const named = [...words, ...settings, ...TIE_RULES];
  expect(
    [...new Set(named)].filter(
      word => !GUIDE.includes(`\`${word}\``) && !EXAMPLES.some(yaml => yaml.includes(`${word}:`)),
    ),
  ).toEqual([]);
});
