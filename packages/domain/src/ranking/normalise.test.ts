import type { Normalisation } from './methods.js';
import { normalise } from './normalise.js';
import type { Column, RankedDirection } from './observation.js';

const UP = 'higher-is-better';
const DOWN = 'lower-is-better';
const hundred: [number, number] = [0, 100];

test.each<[rule: string, method: Normalisation, direction: RankedDirection, values: Column, scores: Column]>([
  ['min-max spreads the units over 0…100', { by: 'min-max', to: hundred }, UP, [2, 4, 6], [0, 50, 100]],
  ['min-max turns the scale when less is better', { by: 'min-max', to: hundred }, DOWN, [2, 4, 6], [100, 50, 0]],
  ['min-max goes over any range', { by: 'min-max', to: [1, 7] }, UP, [2, 4, 6], [1, 4, 7]],
  [
    'min-max gives the best score to all who are equal',
    { by: 'min-max', to: hundred },
    UP,
    [3, 3, null],
    [100, 100, null],
  ],
  ['min-max leaves a missing value missing', { by: 'min-max', to: hundred }, UP, [2, null, 6], [0, null, 100]],
  ['z-scores measure in sample deviations', { by: 'z-score', mean: 10, deviation: 2 }, UP, [1, 2, 3], [8, 10, 12]],
  ['z-scores turn when less is better', { by: 'z-score', mean: 0, deviation: 1 }, DOWN, [1, 2, 3], [1, 0, -1]],
  [
    'z-scores of equal units are the mean',
    { by: 'z-score', mean: 50, deviation: 10 },
    UP,
    [0.1, 0.1, 0.1],
    [50, 50, 50],
  ],
  [
    'the percentile rank is the share of the others that are worse',
    { by: 'percentile-rank', to: hundred },
    UP,
    [5, 1, 9, 3, 7],
    [50, 0, 100, 25, 75],
  ],
  ['equal units share their percentile ranks', { by: 'percentile-rank', to: hundred }, UP, [1, 2, 2], [0, 75, 75]],
  ['a unit alone is at the top of the percentiles', { by: 'percentile-rank', to: hundred }, UP, [4, null], [100, null]],
  ['ranks count from the worst', { by: 'rank' }, UP, [10, 30, 20, 30], [1, 3, 2, 3]],
  ['Borda counts the units that are worse', { by: 'borda' }, DOWN, [10, 30, 20, null], [2, 0, 1, null]],
  [
    'scaled values may pass both ends',
    { by: 'scaled', low: 0, high: 10, to: hundred },
    UP,
    [-5, 5, 20],
    [-50, 50, 200],
  ],
  [
    'goalposts end at both',
    { by: 'goalposts', low: 20, high: 85, scale: 'linear', cap: 'both', to: [0, 1] },
    UP,
    [20, 52.5, 90, 10],
    [0, 0.5, 1, 0],
  ],
  [
    'goalposts end where they are told to',
    { by: 'goalposts', low: 0, high: 10, scale: 'linear', cap: 'high', to: [0, 1] },
    UP,
    [-5, 15],
    [-0.5, 1],
  ],
  [
    'goalposts turn when less is better',
    { by: 'goalposts', low: 0, high: 10, scale: 'linear', cap: 'both', to: hundred },
    DOWN,
    [2, 12],
    [80, 0],
  ],
  [
    'the distance to the best is a share of the range',
    { by: 'distance-to-maximum', to: [0, 1] },
    UP,
    [2, 3, 6],
    [0, 0.25, 1],
  ],
  [
    'the distance to a reference may be passed',
    { by: 'distance-to-reference', unit: 'x', cap: false },
    UP,
    [0, 5, 4],
    [0, 1.25, 1],
  ],
  ['… unless it is capped', { by: 'distance-to-reference', unit: 'x', cap: true }, UP, [0, 5, 4], [0, 1, 1]],
  ['the distance to a target', { by: 'distance-to-target', target: 8, cap: false }, UP, [0, 4, 10], [0, 0.5, 1.25]],
  ['the distance to a target below', { by: 'distance-to-target', target: 2, cap: true }, DOWN, [10, 6, 1], [0, 0.5, 1]],
  ['a fraction of the maximum', { by: 'fraction-of-maximum' }, UP, [5, 20], [0.25, 1]],
  ['the least over the value when less is better', { by: 'fraction-of-maximum' }, DOWN, [5, 20], [1, 0.25]],
  ['a fraction needs values above 0', { by: 'fraction-of-maximum' }, UP, [0, 20], [null, null]],
  [
    '功效系数 between stated values',
    { by: 'efficacy-coefficient', unacceptable: 0, satisfactory: 10, span: 40, base: 60 },
    UP,
    [-5, 0, 5, 10],
    [40, 60, 80, 100],
  ],
  [
    '功效系数 when less is better',
    { by: 'efficacy-coefficient', unacceptable: 10, satisfactory: 0, span: 40, base: 60 },
    DOWN,
    [10, 5, 0],
    [60, 80, 100],
  ],
  [
    '五档标准值 are joined by straight lines',
    {
      by: 'piecewise',
      points: [
        [0, 20],
        [10, 60],
        [20, 100],
      ],
    },
    UP,
    [-3, 5, 10, 12.5, 30],
    [20, 40, 60, 70, 100],
  ],
  ['as it stands, negated when less is better', { by: 'none' }, DOWN, [3, 0, null], [-3, 0, null]],
])('%s', (_, method, direction, values, scores) => {
  expect(normalise(values, method, direction, 4)).toEqual(scores);
});

test('goalposts on a logarithmic scale: $7,500 is two thirds of the way from $75 to $75,000', () => {
  const [score] = normalise(
    [7500],
    { by: 'goalposts', low: 75, high: 75_000, scale: 'log', cap: 'both', to: [0, 1] },
    UP,
  );
  expect(score).toBeCloseTo(2 / 3, 12);
});

test('nobody has a distance to a unit that did not report', () => {
  expect(normalise([1, 2], { by: 'distance-to-reference', unit: 'x', cap: false }, UP, null)).toEqual([null, null]);
});
