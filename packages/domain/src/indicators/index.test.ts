import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { figureOver } from '../../test/figures.js';
import { UNITS } from '../vocabulary/unit.js';
import { CATALOGUE, indicatorOf } from './index.js';

const FOLDER = new URL('.', import.meta.url);
/** What the definitions are made of; every other file is an indicator. */
const GROUND = ['figure.ts', 'index.ts', 'indicator.ts', 'sums.ts', 'withhold.ts'];
const files = readdirSync(FOLDER).filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'));

test('every indicator in the folder is in the catalogue, under the name of its file', () => {
  const inFolder = files.filter(name => !GROUND.includes(name)).map(name => name.replace(/\.ts$/, ''));
  expect(CATALOGUE.map(({ code }) => code).sort()).toEqual(inFolder.sort());
});

test('every file has a test beside it', () => {
  const tests = files.map(name => name.replace(/\.ts$/, '.test.ts'));
  expect(tests.filter(name => !existsSync(new URL(name, FOLDER)))).toEqual([]);
});

test('the test beside an indicator is about that indicator', () => {
  const strangers = CATALOGUE.filter(
    ({ code }) => !readFileSync(new URL(`${code}.test.ts`, FOLDER), 'utf8').includes(`'./${code}.js'`),
  );
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

test.each(CATALOGUE.filter(({ over }) => over === 'serving').map(indicator => [indicator.code, indicator] as const))(
  '%s is missing where nobody filed, and never zero',
  async (_, indicator) => {
    expect(await figureOver(indicator, [{}, {}])).toEqual({
      value: null,
      numerator: null,
      denominator: null,
      n: 0,
      note: null,
      change: null,
    });
  },
);
