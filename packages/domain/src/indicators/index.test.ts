import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { FIELD_KINDS } from '../../test/figures.js';
import { UNITS } from '../vocabulary/unit.js';
import { CATALOGUE, indicatorOf } from './index.js';

const FOLDER = new URL('.', import.meta.url);
/** What the definitions are made of; every other file is an indicator. */
const GROUND = ['figure.ts', 'index.ts', 'indicator.ts', 'sums.ts', 'withhold.ts'];
const files = readdirSync(FOLDER).filter(name => name.endsWith('.ts') && !/\.(?:test|cases)\.ts$/.test(name));
const read = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');
const isThere = (name: string) => existsSync(new URL(name, FOLDER));

test('every indicator in the folder is in the catalogue, under the name of its file', () => {
  const inFolder = files.filter(name => !GROUND.includes(name)).map(name => name.replace(/\.ts$/, ''));
  expect(CATALOGUE.map(({ code }) => code).sort()).toEqual(inFolder.sort());
});

test('every file has cases or a test beside it', () => {
  const alone = files.filter(name => ['test', 'cases'].every(kind => !isThere(name.replace(/ts$/, `${kind}.ts`))));
  expect(alone).toEqual([]);
});

test('the test beside an indicator is about that indicator', () => {
  const tested = CATALOGUE.filter(({ code }) => isThere(`${code}.test.ts`));
  expect(tested.filter(({ code }) => !read(`${code}.test.ts`).includes(`'./${code}.js'`))).toEqual([]);
});

test('an indicator that says how it behaves in time says it of the field it adds up', () => {
  const strangers = CATALOGUE.filter(({ over, time, numerator }) => {
    const field = /^sum\("(\w+)"\)$/.exec(numerator.text)?.[1];
    return over === 'serving' && field !== undefined && time !== 'ratio' && FIELD_KINDS.get(field) !== time;
  });
  expect(strangers.map(({ code }) => code)).toEqual([]);
});

test('an indicator is found by its code; an unknown code is answered with those there are', () => {
  expect(indicatorOf('revenue').code).toBe('revenue');
  expect(() => indicatorOf('gdp')).toThrow(
    expect.objectContaining({ code: 'unknown-indicator', message: expect.stringMatching(/gdp.*revenue-growth/) }),
  );
});

test.each(CATALOGUE.map(indicator => [indicator.code, indicator] as const))(
  '%s says in both languages what it is, and where its definition comes from',
  (code, { name, meaning, source, unit, decimals }) => {
    expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(name.zh).toMatch(/\p{Script=Han}/u);
    expect(meaning.zh).toMatch(/。$/);
    expect(name.en).toMatch(/^[A-Z]/);
    expect(meaning.en).toMatch(/\.$/);
    expect(source).not.toBe('');
    expect(UNITS).toHaveProperty(unit);
    expect(decimals).toBeGreaterThanOrEqual(0);
  },
);
