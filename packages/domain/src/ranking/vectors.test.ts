/** Four units and three indicators, computed by hand in five ways. */
import { aggregate } from './aggregate.js';
import type { Normalisation } from './methods.js';
import { normalise } from './normalise.js';
import type { Column } from './observation.js';
import { entropyWeights } from './weigh.js';

// A, B, C, D
const values: Column[] = [
  [120, 45, 30, 60],
  [8.5, 15.2, -3.1, 4],
  [12, 6, 20.5, 9],
];
const weights = [0.4, 0.3, 0.3];
const scored = (method: Normalisation): Column[] => values.map(column => normalise(column, method, 'higher-is-better'));
const mean = (columns: readonly Column[], by: readonly number[]): Column =>
  aggregate(columns, by, { by: 'arithmetic-mean' }, { by: 'stay' });
const printed = (column: Column, digits: number): (string | undefined)[] => column.map(value => value?.toFixed(digits));

test('极差标准化 with fixed weights', () => {
  const scores = mean(scored({ by: 'min-max', to: [0, 100] }), weights);
  expect(printed(scores, 4)).toEqual(['71.4302', '36.6667', '30.0000', '31.1796']);
});

test('功效系数法 with a passing base of 60 and 40 above it', () => {
  const scores = mean(scored({ by: 'efficacy-coefficient', span: 40, base: 60 }), weights);
  expect(printed(scores, 4)).toEqual(['88.5721', '74.6667', '72.0000', '72.4718']);
});

test('熵权法 finds other weights, and the order changes with them', () => {
  const found = entropyWeights(values);
  expect(printed(found.entropies, 6)).toEqual(['0.612197', '0.742000', '0.655903']);
  expect(printed(found.weights, 6)).toEqual(['0.391760', '0.260632', '0.347608']);
  const scores = mean(scored({ by: 'min-max', to: [0, 100] }), found.weights);
  expect(printed(scores, 4)).toEqual(['70.0807', '32.5926', '34.7608', '30.3625']);
});

test('TOPSIS on the values themselves, with fixed and with entropy weights', () => {
  const closeness = (by: readonly number[]): Column => aggregate(values, by, { by: 'topsis' }, { by: 'stay' });
  expect(printed(closeness(weights), 6)).toEqual(['0.685299', '0.534543', '0.298384', '0.344269']);
  expect(printed(closeness(entropyWeights(values).weights), 6)).toEqual([
    '0.673040',
    '0.487050',
    '0.350036',
    '0.331363',
  ]);
});
