import { type Column, mapPresent, type Observation, present } from './observation.js';
import { drawInOutliers } from './draw-in-outliers.js';
import { extremes, quantile, skewness } from './moments.js';
import type { Treatment } from './methods.js';

/**
 * One treatment of the values of an indicator.
 *
 * @returns the values in the order given; null stays null, and what has no logarithm becomes null
 * @see OECD/JRC Handbook on Constructing Composite Indicators (2008), step 4
 */
export function treat(column: Column, treatment: Treatment): Observation[] {
  const values = present(column);
  switch (treatment.by) {
    case 'cap':
      return clamped(column, treatment.min ?? -Infinity, treatment.max ?? Infinity);
    case 'percentiles':
      return clamped(column, quantile(values, treatment.low / 100), quantile(values, treatment.high / 100));
    case 'outliers':
      return drawInOutliers(column, treatment, () =>
        treatment.otherwise === 'nothing' ? null : treat(column, { by: treatment.otherwise }),
      );
    case 'log':
      return mapPresent(column, value => Math.log(value + treatment.plus));
    case 'shifted-log':
      return shiftedLog(column, values);
    case 'scaled-log':
      return scaledLog(column, values);
    case 'box-cox':
      return boxCox(column, values, treatment.lambda);
    case 'linear':
      return mapPresent(column, value => treatment.times * value + treatment.plus);
  }
}

function clamped(column: Column, low: number, high: number): Observation[] {
  return mapPresent(column, value => Math.min(Math.max(value, low), high));
}

function shiftedLog(column: Column, values: readonly number[]): Observation[] {
  const { low, high } = extremes(values);
  return mapPresent(column, value => Math.log(value - low + (high - low) / 100));
}

function scaledLog(column: Column, values: readonly number[]): Observation[] {
  const { low, high } = extremes(values);
  const isHighTail = skewness(values) >= 0;
  return mapPresent(column, value => {
    const share = (isHighTail ? value - low : high - value) / (high - low);
    const log = Math.log(1 + (high - 1) * share);
    return isHighTail ? log : -log;
  });
}

function boxCox(column: Column, values: readonly number[], lambda: number): Observation[] {
  const { low } = extremes(values);
  return mapPresent(column, value => {
    const positive = value - low + 1;
    return lambda === 0 ? Math.log(positive) : (positive ** lambda - 1) / lambda;
  });
}
