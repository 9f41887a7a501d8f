import { differenceFrom, figure, type Figure, type ObservedSums } from './figure.js';
import { profitMargin } from './profit-margin.js';
import { reportingRate } from './reporting-rate.js';
import { revenueGrowth } from './revenue-growth.js';
import { revenue } from './revenue.js';

const sums = (numerator: number | null, denominator: number | null, n = 5): ObservedSums => ({
  numerator,
  denominator,
  n,
});
const compared = (now: [number, number | null], prior: [number, number | null], n = 4): ObservedSums => ({
  ...sums(now[0], now[1]),
  comparable: {
    now: { numerator: now[0], denominator: now[1] },
    prior: { numerator: prior[0], denominator: prior[1] },
    n,
  },
});

test('a figure keeps the two sums it was divided from', () => {
  expect(figure(profitMargin, sums(5, 200))).toEqual({
    value: 2.5,
    numerator: 5,
    denominator: 200,
    n: 5,
    note: null,
    change: null,
  });
});

test.each([
  ['the denominator is zero', sums(5, 0)],
  ['the denominator is missing', sums(5, null)],
  ['the numerator is missing', sums(null, 200)],
  ['no enterprise counts', sums(null, null, 0)],
])('a ratio is missing where %s', (_, observed) => {
  expect(figure(profitMargin, observed).value).toBeNull();
});

test('a numerator of zero is a ratio of zero', () => {
  expect(figure(profitMargin, sums(0, 200)).value).toBe(0);
});

test('a total is its numerator', () => {
  expect(figure(revenue, sums(123.45, null)).value).toBe(123.45);
});

test('a percentage multiplies before it divides, so that 7 of 100 are 7 and not 7.000000000000001', () => {
  expect(figure(reportingRate, sums(7, 100)).value).toBe(7);
});

describe('a growth is read from the change and the base', () => {
  test.each<[change: number | null, base: number | null, value: number | null, note: string | null]>([
    [20, 100, 20, null],
    [-40, 100, -40, null],
    [-100, 100, -100, null],
    [-120, 100, -120, 'profit-to-loss'],
    [80, -30, null, 'negative-base'],
    [5, 0, null, 'no-base'],
    [null, null, null, null],
  ])('%s on %s is %s (%s)', (change, base, value, note) => {
    expect(figure(revenueGrowth, sums(change, base))).toMatchObject({ value, note, change: null });
  });

  test('over no enterprise there is neither a growth nor a note', () => {
    expect(figure(revenueGrowth, sums(0, 0, 0))).toMatchObject({ value: null, note: null });
  });
});

describe('a change is over the comparable sample', () => {
  test('of a total it is a growth', () => {
    expect(figure(revenue, compared([110, null], [100, null])).change).toEqual({ value: 10, kind: 'growth', n: 4 });
  });

  test('of a ratio it is a difference in percentage points', () => {
    expect(figure(profitMargin, compared([6, 100], [5, 100])).change).toEqual({ value: 1, kind: 'difference', n: 4 });
  });

  test.each([
    ['nobody is comparable', compared([110, null], [100, null], 0)],
    ['the rows do not carry the year before', sums(110, null)],
  ])('there is none where %s', (_, observed) => {
    expect(figure(revenue, observed).change).toBeNull();
  });

  test('of a ratio there is none where the year before cannot be divided', () => {
    expect(figure(profitMargin, compared([6, 100], [5, 0])).change).toBeNull();
  });
});

describe('a figure against the one published for the year before', () => {
  const published = (value: number | null, n: number): Figure => ({
    value,
    n,
    numerator: null,
    denominator: null,
    note: null,
    change: null,
  });

  test('is their difference, over the fewer enterprises of the two', () => {
    expect(differenceFrom(published(80, 30), published(75, 20))).toEqual({ value: 5, kind: 'difference', n: 20 });
  });

  test.each([
    ['nothing was published then', published(80, 30), undefined],
    ['it was missing then', published(80, 30), published(null, 20)],
    ['it is missing now', published(null, 30), published(75, 20)],
  ])('is missing where %s', (_, now, before) => {
    expect(differenceFrom(now, before)).toBeNull();
  });
});
