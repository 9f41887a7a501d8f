import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { FIELDS } from './fields.js';
import { layoutSchema } from './layout.js';
import { readLayout } from './read-layout.js';
import { PAST_RULE_IDS } from './past-rules.js';
import { CHECK_RULE_IDS } from './rules.js';
import { LAYOUT_KINDS, targetsOf } from './targets.js';
import { TIMELINESS_RULE } from './timeliness.js';

const GUIDE = readFileSync(new URL('../../../../docs/layouts.md', import.meta.url), 'utf8');
const EXAMPLES = [...GUIDE.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, yaml]) => yaml!);

interface Shape {
  properties?: Record<string, Shape>;
  items?: Shape;
}

/** `region.whenMissing` and the like: every key that can be written, lists looked into. */
function pathsOf(shape: Shape, above = ''): string[] {
  if (shape.items) return pathsOf(shape.items, above);
  if (!shape.properties) return [above];
  return Object.entries(shape.properties).flatMap(([key, below]) => pathsOf(below, above ? `${above}.${key}` : key));
}

/** The keys of the schema that one example writes. */
function writtenIn(value: unknown, known: readonly string[], above = ''): string[] {
  if (known.includes(above)) return [above];
  if (Array.isArray(value)) return value.flatMap(one => writtenIn(one, known, above));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => writtenIn(below, known, above ? `${above}.${key}` : key));
}

const schema = z.toJSONSchema(layoutSchema, { io: 'input', unrepresentable: 'any' }) as Shape;
const PATHS = [
  ...pathsOf(schema).filter(path => path !== 'checks'),
  ...[...CHECK_RULE_IDS, ...PAST_RULE_IDS, TIMELINESS_RULE].map(rule => `checks.${rule}`),
];

test('every example of the guide is a layout', () => {
  expect(EXAMPLES.map(yaml => readLayout(yaml, 'layouts.md').id)).toEqual([
    'my-report',
    'county-report',
    'city-titles',
    'listed-companies',
  ]);
});

test('every key is explained in a table of the guide, and no table explains a key there is none of', () => {
  const explained = GUIDE.split('\n')
    .filter(line => line.startsWith('| `'))
    .flatMap(line => [...line.split(' | ')[0]!.matchAll(/`([\w.-]+)`/g)].map(([, key]) => key!));
  const kinds: readonly string[] = LAYOUT_KINDS;
  expect(explained.filter(key => !kinds.includes(key)).sort()).toEqual([...PATHS].sort());
});

test('every key stands in an example', () => {
  const shown = new Set(EXAMPLES.flatMap(yaml => writtenIn(parse(yaml), PATHS)));
  expect(PATHS.filter(path => !shown.has(path))).toEqual([]);
});

test('everything a column can fill is named, each figure with its own word', () => {
  const targets = LAYOUT_KINDS.flatMap(targetsOf).filter(target => !target.endsWith('Prior'));
  expect(targets.filter(target => !GUIDE.includes(`\`${target}\``))).toEqual([]);
  expect(FIELDS.filter(({ key, zh }) => !GUIDE.includes(`\`${key}\` ${zh}`)).map(({ key }) => key)).toEqual([]);
});

test('what a layout does not say is said by the guide as the schema has it', () => {
  const { limits, unit } = readLayout(EXAMPLES[0]!, 'layouts.md');
  expect(GUIDE).toContain(`${unit} (unless told)`);
  expect(limits).toEqual({ maxRows: 1_048_576, maxColumns: 500, maxTextLength: 200 });
});
