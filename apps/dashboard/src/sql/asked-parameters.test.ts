import { askedParameters, boundParameters, choicesOf } from './asked-parameters.js';

const FLOOR = {
  name: 'floor',
  title: { zh: '下限', en: 'Floor' },
  type: 'number',
  choices: null,
  preset: '2',
} as const;

test('a parameter is what its query says of it, and begins with what is preset', () => {
  const text = 'SELECT 1 FROM t WHERE a < $floor AND p = $period';
  expect(askedParameters(text, {}, [FLOOR])).toMatchObject([
    { name: 'floor', type: 'number', value: '2' },
    { name: 'period', choices: 'period', value: 'latest' },
  ]);
});

test.each([
  ['12.5', { type: 'number', value: 12.5 }],
  ['2026-09-30', { type: 'day', value: '2026-09-30' }],
  ['2026-09', { type: 'text', value: '2026-09' }],
  ['', { type: 'text', value: '' }],
])('one nobody describes is read as what it looks like: %s', (value, expected) => {
  expect(boundParameters(askedParameters('SELECT $x', { x: value }, []))).toEqual([{ name: 'x', ...expected }]);
});

test('an empty number is missing, not 0', () => {
  expect(boundParameters(askedParameters('SELECT $floor', { floor: '' }, [FLOOR]))).toEqual([
    { name: 'floor', type: 'number', value: null },
  ]);
});

test('periods are offered the newest first, after the one that never grows old', () => {
  const schema = { periods: ['2026-06', '2026-09'], latestPeriod: '2026-09' };
  expect(choicesOf({ choices: 'period' }, schema, 'zh', '最新一期').map(({ value }) => value)).toEqual([
    ...['latest', '2026-09', '2026-06'],
  ]);
});
