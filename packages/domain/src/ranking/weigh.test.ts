import { componentWeights } from './component-weights.js';
import { pairwiseWeights } from './pairwise-weights.js';
import { entropyWeights, toShares, weigh } from './weigh.js';

const member = (code: string, weight: number, scores: (number | null)[] = []) => ({ code, weight, scores });

test('given weights are scaled to add up to 1', () => {
  expect(weigh([member('a', 2), member('b', 6)], { by: 'given' })?.weights).toEqual([0.25, 0.75]);
  expect(weigh([member('a', 2), member('b', 6)], { by: 'equal' })?.weights).toEqual([0.5, 0.5]);
  expect(toShares([1, 1, 2])).toEqual([0.25, 0.25, 0.5]);
});

test('an indicator on which all are equal has entropy 1 and no weight', () => {
  const found = entropyWeights([
    [5, 5, 5, null],
    [0, 1, 0, 0],
  ]);
  expect(found.entropies).toEqual([1, 0]);
  expect(found.weights).toEqual([0, 1]);
});

test('when no indicator tells units apart, entropy weights are equal', () => {
  expect(
    entropyWeights([
      [5, 5, 5],
      [0.1, 0.1, 0.1],
    ]).weights,
  ).toEqual([0.5, 0.5]);
});

/**
 * Three criteria can be solved on paper: the weights are the geometric means of the rows, and the eigenvalue is 1 + c + 1/c
 * with c³ = a₁₂ a₂₃ / a₁₃ = 7/15.
 */
test('AHP of three criteria', () => {
  const found = pairwiseWeights([
    [1, 1 / 3, 5],
    [3, 1, 7],
    [1 / 5, 1 / 7, 1],
  ]);
  const rows = [5 / 3, 21, 1 / 35].map(Math.cbrt);
  const total = rows.reduce((sum, row) => sum + row, 0);
  found.weights.forEach((weight, at) => expect(weight).toBeCloseTo(rows[at]! / total, 12));
  const c = Math.cbrt(7 / 15);
  expect(found.eigenvalue).toBeCloseTo(1 + c + 1 / c, 12);
  expect(found.consistencyRatio).toBeCloseTo(0.0559, 4);
});

test('AHP of comparisons that agree is exact and has no inconsistency', () => {
  const found = pairwiseWeights([
    [1, 2, 4],
    [1 / 2, 1, 2],
    [1 / 4, 1 / 2, 1],
  ]);
  found.weights.forEach((weight, at) => expect(weight).toBeCloseTo([4 / 7, 2 / 7, 1 / 7][at]!, 12));
  expect(found.consistencyRatio).toBeCloseTo(0, 12);
});

test('AHP weights go to the members they are written for', () => {
  const found = weigh([member('b', 1), member('a', 1)], {
    by: 'ahp',
    of: ['a', 'b'],
    matrix: [
      [1, 3],
      [1 / 3, 1],
    ],
  });
  expect(found?.weights.map(weight => weight.toFixed(9))).toEqual(['0.250000000', '0.750000000']);
});

/** Correlations r between three standard scores have the eigenvalue 1 + 2r with equal loadings. */
test('the first principal component of equally correlated indicators weighs them equally', () => {
  const found = componentWeights([
    [1, 0, 0, -1],
    [0, 1, 0, -1],
    [0, 0, 1, -1],
  ]);
  found!.weights.forEach(weight => expect(weight).toBeCloseTo(1 / 3, 12));
  expect(found!.explained).toBeCloseTo((2 / 3) * 100, 10);
});

/**
 * Two indicators that always move together and one that moves by itself: the component is that of the two, with
 * eigenvalue 2 of 3.
 */
test('an indicator that goes its own way has no weight in the first component', () => {
  const found = componentWeights([
    [1, -1, 1, -1],
    [2, -2, 2, -2],
    [1, 1, -1, -1],
  ]);
  expect(found!.weights.map(weight => weight.toFixed(12))).toEqual([
    '0.500000000000',
    '0.500000000000',
    '0.000000000000',
  ]);
  expect(found!.explained).toBeCloseTo((2 / 3) * 100, 10);
});

test('no component can be found in two complete units, or in an indicator that does not vary', () => {
  expect(
    componentWeights([
      [1, 2, null],
      [3, 5, 7],
    ]),
  ).toBeNull();
  expect(
    componentWeights([
      [1, 2, 3],
      [4, 4, 4],
    ]),
  ).toBeNull();
});
