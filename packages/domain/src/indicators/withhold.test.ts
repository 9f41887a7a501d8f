import { enterprisesByTier } from './enterprises-by-tier.js';
import type { Change } from './figure.js';
import { reportingRate } from './reporting-rate.js';
import { revenue } from './revenue.js';
import { withhold } from './withhold.js';

const row = (n: number, changeOver: number | null = null) => ({
  region: '220100',
  value: 300,
  numerator: 300,
  denominator: null,
  n,
  change: changeOver === null ? null : ({ value: 10, kind: 'growth', n: changeOver } satisfies Change),
});
const OTHERS = false;
const OWN = true;

test.each([1, 2])('a figure over %i is kept back from others, with everything it could be worked out from', n => {
  expect(withhold(revenue, row(n, n), OTHERS)).toEqual({
    region: '220100',
    value: null,
    numerator: null,
    denominator: null,
    n: null,
    change: null,
    withheld: true,
  });
});

test('a figure over three is shown', () => {
  expect(withhold(revenue, row(3, 3), OTHERS)).toEqual({ ...row(3, 3), withheld: false });
});

test('a change over two is kept back although the figure is shown', () => {
  expect(withhold(revenue, row(5, 2), OTHERS)).toEqual({ ...row(5), change: null, withheld: false });
});

test('who is responsible for the enterprises sees all', () => {
  expect(withhold(revenue, row(1, 1), OWN)).toEqual({ ...row(1, 1), withheld: false });
});

test('nothing is kept back where nobody filed', () => {
  const empty = { ...row(0), value: null, numerator: null };
  expect(withhold(revenue, empty, OTHERS)).toEqual({ ...empty, withheld: false });
});

test.each([
  ['titles', enterprisesByTier],
  ['returns', reportingRate],
])('counts of %s are public', (_, indicator) => {
  expect(withhold(indicator, row(1), OTHERS)).toMatchObject({ value: 300, n: 1, withheld: false });
});
