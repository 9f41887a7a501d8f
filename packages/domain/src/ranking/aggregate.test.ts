import { aggregate } from './aggregate.js';
import type { Aggregation } from './methods.js';
import type { Column } from './observation.js';

const stay = { by: 'stay' } as const;

test.each<[rule: string, method: Aggregation, columns: Column[], weights: number[], scores: Column]>([
  [
    'the arithmetic mean lets one score make up for another',
    { by: 'arithmetic-mean' },
    [
      [100, 50],
      [0, 50],
    ],
    [1, 1],
    [50, 50],
  ],
  ['weights need not add up to 1', { by: 'arithmetic-mean' }, [[10], [40]], [2, 1], [20]],
  [
    'the geometric mean does not',
    { by: 'geometric-mean' },
    [
      [100, 50],
      [0, 50],
    ],
    [1, 1],
    [0, 50],
  ],
  ['the geometric mean of 4 and 9', { by: 'geometric-mean' }, [[4], [9]], [1, 1], [6]],
  ['the harmonic mean of 3 and 6', { by: 'harmonic-mean' }, [[3], [6]], [1, 1], [4]],
  ['the harmonic mean of 0 is 0', { by: 'harmonic-mean' }, [[0], [6]], [1, 1], [0]],
  ['the quadratic mean of 1 and 7', { by: 'generalised-mean', power: 2 }, [[1], [7]], [1, 1], [5]],
  ['a negative score has no geometric mean', { by: 'geometric-mean' }, [[-4], [9]], [1, 1], [null]],
  ['a negative score has no harmonic mean', { by: 'harmonic-mean' }, [[-3], [6]], [1, 1], [null]],
  [
    'a missing score makes the group missing',
    { by: 'arithmetic-mean' },
    [
      [10, null],
      [40, 40],
    ],
    [1, 1],
    [25, null],
  ],
  ['a member of no weight is not asked', { by: 'geometric-mean' }, [[null], [9]], [0, 1], [9]],
  [
    'Copeland counts the units beaten less those lost to',
    { by: 'copeland' },
    [
      [3, 2, 1],
      [3, 2, 1],
      [1, 2, 3],
    ],
    [1, 1, 1],
    [2, 0, -2],
  ],
  [
    'by how much does not matter to Copeland',
    { by: 'copeland' },
    [
      [100, 0],
      [1, 2],
      [1, 2],
    ],
    [1, 1, 1],
    [-1, 1],
  ],
  [
    'equal scores beat nobody',
    { by: 'copeland' },
    [
      [1, 1],
      [2, 2],
    ],
    [1, 1],
    [0, 0],
  ],
  [
    'halves of the weight on either side are a draw',
    { by: 'copeland' },
    [
      [1, 2],
      [2, 1],
      [1, 2],
    ],
    [1 / 6, 1 / 2, 1 / 3],
    [0, 0],
  ],
  [
    'a unit that has not everything takes no part',
    { by: 'copeland' },
    [
      [3, 2, null],
      [3, 2, 9],
    ],
    [1, 1],
    [1, -1, null],
  ],
  [
    'TOPSIS gives 1 to the best on everything and 0 to the worst',
    { by: 'topsis' },
    [
      [9, 1, 5],
      [9, 1, 5],
    ],
    [1, 3],
    [1, 0, 0.5],
  ],
  [
    'TOPSIS of units that do not differ',
    { by: 'topsis' },
    [
      [4, 4],
      [0, 0],
    ],
    [1, 1],
    [1, 1],
  ],
])('%s', (_, method, columns, weights, scores) => {
  const rounded = aggregate(columns, weights, method, stay).map(score => score && Number(score.toFixed(12)));
  expect(rounded).toEqual(scores);
});

test('where the scheme says so, the others carry a missing score from a coverage on', () => {
  const columns = [
    [10, null, null],
    [40, 40, null],
    [70, 70, 70],
  ];
  const carried = (minCoverage: number) =>
    aggregate(columns, [1, 1, 1], { by: 'arithmetic-mean' }, { by: 'leave-out', minCoverage });
  expect(carried(0)).toEqual([40, 55, 70]);
  expect(carried(60)).toEqual([40, 55, null]);
});
