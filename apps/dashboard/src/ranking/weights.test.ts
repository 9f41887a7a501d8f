import { tryWeights, readWeights, setWeight, writeWeights } from './weights.js';

const weights = (a: number, b: number, c: number) => [
  { code: 'a', percent: a },
  { code: 'b', percent: b },
  { code: 'c', percent: c },
];

test('the others give way in the proportion they had', () => {
  expect(setWeight(weights(40, 40, 20), 'a', 70)).toEqual(weights(70, 20, 10));
});

test('what had no weight gets an equal share when the whole is given back', () => {
  expect(setWeight(weights(100, 0, 0), 'a', 60)).toEqual(weights(60, 20, 20));
});

test('a weight lies between nothing and everything', () => {
  expect(setWeight(weights(40, 40, 20), 'a', 120)).toEqual(weights(100, 0, 0));
  expect(setWeight(weights(40, 40, 20), 'c', -5)).toEqual(weights(50, 50, 0));
});

test('an address gives the weights back, scaled to the whole', () => {
  expect(writeWeights(weights(50, 33.3333, 16.6667))).toBe('a:50,b:33.33,c:16.67');
  expect(readWeights('b:1,a:2,c:1', ['a', 'b', 'c'])).toEqual(weights(50, 25, 25));
});

test.each([
  ['one of them has no weight', 'a:1,b:1'],
  ['one is not of the scheme', 'a:1,b:1,c:1,d:1'],
  ['one is no number', 'a:1,b:-1,c:1'],
  ['nothing has any weight', 'a:0,b:0,c:0'],
])('an address is no trial where %s', (_, written) => {
  expect(readWeights(written, ['a', 'b', 'c'])).toBeNull();
});

test('scores move with the hand: of 100 and 0 at 40 : 60 remain 40; equal scores share a rank, and who does not compete has none', () => {
  const weights = [
    { code: 'a', percent: 40 },
    { code: 'b', percent: 60 },
  ];
  const units = [
    { id: 'x', normalised: [100, 0] },
    { id: 'y', normalised: [25, 50] },
    { id: 'z', normalised: [0, 100] },
    { id: 'w', normalised: [null, null] },
  ];
  expect(tryWeights(units, weights, 2)).toEqual([
    { id: 'x', score: 40, rank: 2 },
    { id: 'y', score: 40, rank: 2 },
    { id: 'z', score: 60, rank: 1 },
    { id: 'w', score: null, rank: null },
  ]);
});
