import { denominate } from './denominate.js';
import { impute } from './impute.js';
import type { Treatment } from './methods.js';
import type { Column } from './observation.js';
import { treat } from './treat.js';

test.each<[rule: string, treatment: Treatment, values: Column, treated: Column]>([
  ['growth counts up to ±100 %', { by: 'cap', min: -100, max: 100 }, [-250, 30, null, 180], [-100, 30, null, 100]],
  ['one bound is enough', { by: 'cap', max: 18 }, [12, 20], [12, 18]],
  ['percentiles draw both tails in', { by: 'percentiles', low: 25, high: 75 }, [0, 1, 2, 3, 100], [1, 1, 2, 3, 3]],
  ['a logarithm of 0 is missing, not a number', { by: 'log', plus: 0 }, [1, 0, null, -2], [0, null, null, null]],
  ['a logarithm after adding one', { by: 'log', plus: 1 }, [0], [0]],
  ['Box-Cox of 1 only moves the values', { by: 'box-cox', lambda: 1 }, [5, 7, null], [0, 2, null]],
  ['Box-Cox of 2 is half the square', { by: 'box-cox', lambda: 2 }, [5, 7], [0, 4]],
  ['another unit of measure', { by: 'linear', times: 0.1, plus: 2 }, [10, null], [3, null]],
])('%s', (_, treatment, values, treated) => {
  expect(treat(values, treatment)).toEqual(treated);
});

test('Box-Cox of 0 is the logarithm', () => {
  expect(treat([5, 5 + Math.E - 1], { by: 'box-cox', lambda: 0 })[1]).toBeCloseTo(1, 12);
});

test('a shifted logarithm is defined for negative values and keeps their order', () => {
  // ln(x − min + 1 % of the range): ln 0.1, ln 5.1, ln 10.1
  const treated = treat([-5, 0, 5], { by: 'shifted-log' });
  expect(treated.map(value => value?.toFixed(6))).toEqual(['-2.302585', '1.629241', '2.312535']);
});

const MANY = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const outliers = { by: 'outliers', skewness: 2, kurtosis: 3.5, points: 5, otherwise: 'shifted-log' } as const;

test('one outlier is drawn in to its neighbour, others stay', () => {
  expect(treat([...MANY, 1000], outliers)).toEqual([...MANY, 10]);
  expect(treat([...MANY, -1000], outliers)).toEqual([...MANY, 1]);
});

test('values without outliers are left alone', () => {
  expect(treat(MANY, outliers)).toEqual(MANY);
  expect(treat([3, 3, 3, 3], outliers)).toEqual([3, 3, 3, 3]);
});

test('when no point may be drawn in, the logarithm is taken of the values as they were', () => {
  const values = [...MANY, 1000];
  expect(treat(values, { ...outliers, points: 0 })).toEqual(treat(values, { by: 'shifted-log' }));
  expect(treat(values, { ...outliers, points: 0, otherwise: 'nothing' })).toEqual(values);
});

test('a gap is filled from the units of its own group only', () => {
  const groups = ['east', 'east', 'east', 'west', 'west'];
  expect(impute([1, 2, null, 10, null], groups, 'mean')).toEqual([1, 2, 1.5, 10, 10]);
  expect(impute([1, 2, null, null, null], groups, 'median')).toEqual([1, 2, 1.5, null, null]);
});

test('titles per 10,000 enterprises: no size, no value', () => {
  expect(denominate([50, 50, 50, null], [100_000, null, 0, 1], 10_000)).toEqual([5, null, null, null]);
});
