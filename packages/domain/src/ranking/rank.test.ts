import { commend } from './commend.js';
import type { Column } from './observation.js';
import { rank, type TieRule } from './rank.js';
import { round, withoutNoise } from './round.js';

test.each<[ties: TieRule, ranks: Column]>([
  ['competition', [1, 2, 2, 4, null]],
  ['dense', [1, 2, 2, 3, null]],
  ['modified', [1, 3, 3, 4, null]],
  ['average', [1, 2.5, 2.5, 4, null]],
])('ties by the rule %s; a missing score takes nobody’s place', (ties, ranks) => {
  expect(rank([90, 70, 70, 10, null], ties)).toEqual(ranks);
});

test('where less is better the lowest is first', () => {
  expect(rank([90, 70, 10], 'competition', 'lowest')).toEqual([3, 2, 1]);
});

test.each([
  [62.42499999999999, 2, 62.43],
  [62.4249, 2, 62.42],
  [0.1 + 0.2, 1, 0.3],
  [1.005, 2, 1.01],
  [-1.005, 2, -1.01],
  [-0.001, 2, 0],
  [99.995, 2, 100],
  [1234567.5, 0, 1234568],
  [1e21, 2, 1e21],
  [0, 2, 0],
])('%d in %i decimals is %d (四舍五入)', (value, decimals, rounded) => {
  expect(round(value, decimals)).toBe(rounded);
});

test('sums of the same numbers in another order are the same score', () => {
  expect(withoutNoise(0.1 + 0.2 + 0.3)).toBe(withoutNoise(0.3 + 0.2 + 0.1));
});

test('with three places and nobody equal, the first three are commended', () => {
  expect(commend([4, 1, 3, 2, null], 3, 'all')).toEqual({ isCommended: [false, true, true, true, false], tied: [] });
});

test('two on second place leave no third, and there is room for both', () => {
  expect(commend([1, 2, 2, 4], 3, 'none')).toEqual({ isCommended: [true, true, true, false], tied: [] });
});

test('two on third place are both commended, or neither, or the one that leads', () => {
  const ranks = [1, 2, 3, 3, 5];
  expect(commend(ranks, 3, 'all')).toEqual({ isCommended: [true, true, true, true, false], tied: [2, 3] });
  expect(commend(ranks, 3, 'none').isCommended).toEqual([true, true, false, false, false]);
  expect(commend(ranks, 3, [0, 0, 5, 8, 99]).isCommended).toEqual([true, true, false, true, false]);
});

test('those who are equal even on the leading indicator are treated alike', () => {
  expect(commend([1, 2, 3, 3, 3], 3, [0, 0, 8, 8, 1]).isCommended).toEqual([true, true, true, true, false]);
});

test('three on second place: two places are left for three', () => {
  expect(commend([1, 2, 2, 2], 3, [9, 1, 3, 2]).isCommended).toEqual([true, false, true, true]);
});
