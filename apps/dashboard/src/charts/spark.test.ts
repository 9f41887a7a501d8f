import { sparkPath } from './spark.js';

test('a spark runs from its lowest to its highest value', () => {
  expect(sparkPath([10, 20, 15], 60, 20)).toEqual({ path: 'M0 20L30 0L60 10', last: [60, 10] });
});

test('a missing value is a gap, not a zero', () => {
  expect(sparkPath([10, 20, null, 10, 20], 40, 10).path).toBe('M0 10L10 0M30 10L40 0');
});

test('nothing reported draws nothing, one value draws only its point', () => {
  expect(sparkPath([null, null], 60, 20)).toEqual({ path: '', last: null });
  expect(sparkPath([7], 60, 20)).toEqual({ path: 'M60 10', last: [60, 10] });
});
