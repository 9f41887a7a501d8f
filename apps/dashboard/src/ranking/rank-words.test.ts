import type { RankedUnit } from '@tidu/contract';
import { comparableOf, rawWord, shareWord } from './rank-words.js';

const names = { zh: '', en: null };
const indicator = (code: string, unit: string) => ({
  code,
  indicator: code,
  tiers: null,
  name: names,
  unit,
  direction: 'higher-is-better' as const,
  weight: 0.5,
});
const part = (code: string, n: number) => ({ code, raw: 1, n, normalised: 1, weighted: 1, treated: 1 });

test.each([
  [100, '>99.9'],
  [99.94, '99.9'],
  [74.66, '74.7'],
  [0, '<0.1'],
])('%d % of the replications are printed %s: a thousand of them prove neither never nor always', (percent, text) => {
  expect(shareWord(percent)).toBe(text);
});

test('a growth carries its sign, a number of enterprises does not', () => {
  expect(rawWord(8.807, indicator('revenue-growth', 'percent'))).toBe('+8.8');
  expect(rawWord(-0.825, indicator('rd-growth', 'percent'))).toBe('\u22120.8');
  expect(rawWord(1147, indicator('enterprises-by-tier', 'enterprise'))).toBe('1,147');
  expect(rawWord(null, indicator('revenue-growth', 'percent'))).toBe('…');
});

test('the sample of a rank is the smallest behind its growths; a plain count has none', () => {
  const unit = {
    parts: [part('enterprises-by-tier', 12), part('revenue-growth', 42), part('rd-growth', 40)],
  } as unknown as RankedUnit;
  const indicators = [
    indicator('enterprises-by-tier', 'enterprise'),
    indicator('revenue-growth', 'percent'),
    indicator('rd-growth', 'percent'),
  ];
  expect(comparableOf(unit, indicators)).toBe(40);
  expect(comparableOf(unit, indicators.slice(0, 1))).toBeNull();
});
