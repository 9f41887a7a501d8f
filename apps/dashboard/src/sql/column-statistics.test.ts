import { columnStatistics, sortedRows } from './column-statistics.js';

const ROWS = [
  ['乙', 3],
  ['甲', null],
  ['甲', 1],
  [null, 5],
];

test('a column of numbers has a sum over what is there; missing is missing', () => {
  expect(columnStatistics(ROWS, 1, { kind: 'number' })).toEqual({
    ...{ filled: 3, missing: 1, distinct: 3, sum: 9, mean: 3, least: 1, most: 5 },
  });
});

test('a column of words has no sum', () => {
  expect(columnStatistics(ROWS, 0, { kind: 'text' })).toMatchObject({ filled: 3, missing: 1, distinct: 2, sum: null });
});

test.each([
  ['up', [1, 3, 5, null]],
  ['down', [5, 3, 1, null]],
] as const)('rows sorted %s have the missing last', (direction, expected) => {
  expect(sortedRows(ROWS, 1, direction).map(row => row[1])).toEqual(expected);
});
