import fc from 'fast-check';
import { contributions, ranks, shares } from './standing.js';

test('shares are of the total of the parts; who filed nothing has none', () => {
  expect(shares([30, null, 10, 0])).toEqual([75, null, 25, 0]);
});

test('a total that is no gain has no shares', () => {
  expect(shares([30, -40])).toEqual([null, null]);
});

test('equal values share a rank, and a missing one takes nobody’s place', () => {
  expect(ranks([5, 9, null, 5, 1], 'higher-is-better')).toEqual([2, 1, null, 2, 4]);
  expect(ranks([5, 9, null, 5, 1], 'lower-is-better')).toEqual([2, 4, null, 2, 1]);
});

test('who stayed, entered and left add up to the growth of the whole', () => {
  // 100 + 50 a year ago, 120 + 60 now: 20 %.
  const parts = [
    { now: 110, prior: 80, entrants: 10, exits: 20 },
    { now: 60, prior: 50, entrants: 0, exits: 0 },
  ];
  expect(contributions(parts)).toEqual([
    { points: 20, entrants: 20 / 3, exits: -40 / 3 },
    { points: 20 / 3, entrants: 0, exits: 0 },
  ]);
});

test('nothing is added to a growth that has no base', () => {
  expect(contributions([{ now: 5, prior: 0, entrants: 0, exits: 0 }])).toEqual([null]);
});

const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
test('contributions add up to the growth, whatever the parts', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ now: amount, prior: amount, entrants: amount, exits: amount }), { minLength: 1 }),
      parts => {
        const sum = (of: (part: (typeof parts)[number]) => number) =>
          parts.reduce((total, part) => total + of(part), 0);
        const [then, now] = [sum(({ prior, exits }) => prior + exits), sum(part => part.now + part.entrants)];
        fc.pre(then > 1);
        const told = contributions(parts).reduce(
          (total, part) => total + part!.points + part!.entrants + part!.exits,
          0,
        );
        expect(told).toBeCloseTo((now / then - 1) * 100, 3);
      },
    ),
  );
});
