import { FILING_KEYS } from './fields.js';
import { LAYOUT_KINDS, readingOf, targetsOf, type LayoutKind, type Reading } from './targets.js';

test.each<[kind: LayoutKind, target: string, reading: Reading | undefined]>([
  ['filing', 'enterpriseId', 'enterprise'],
  ['filing', 'period', 'period'],
  ['filing', 'revenue', 'money'],
  ['filing', 'revenuePrior', 'money'],
  ['filing', 'employees', 'count'],
  ['filing', 'averageEmployees', 'amount'],
  ['filing', 'inventionPatents', 'count'],
  ['filing', 'inventionPatentsPrior', undefined],
  ['filing', 'electricity', 'amount'],
  ['filing', 'printedGrowth', 'percent'],
  ['filing', 'tier', undefined],
  ['register', 'registeredCapitalCny10k', 'money'],
  ['register', 'industryCode', 'industry'],
  ['register', 'revenue', undefined],
  ['title', 'tier', 'choice'],
  ['title', 'validTo', 'date'],
  ['title', 'period', undefined],
  ['filing', 'constructor', undefined],
])('in a %s, %s is read as %s', (kind, target, reading) => {
  expect(readingOf(kind, target)).toBe(reading);
});

test.each(LAYOUT_KINDS)('everything a %s may fill can be read', kind => {
  expect(targetsOf(kind).filter(target => readingOf(kind, target) === undefined)).toEqual([]);
});

test('a filing may fill every field of the dictionary', () => {
  expect(targetsOf('filing')).toEqual(expect.arrayContaining([...FILING_KEYS]));
});
