import { type Column, mapPresent, type Observation, present } from './observation.js';
import { excessKurtosis, extremes, skewness } from './moments.js';

/** When a column has outliers, and how many of them may be drawn in. */
export interface OutlierBounds {
  skewness: number;
  kurtosis: number;
  points: number;
}

/**
 * Winsorises one point after another until the column is no longer both skewed and peaked.
 *
 * Each step takes the furthest value, with its equals, to the next one inwards: at the high end where the tail is high,
 * else at the low end.
 *
 * @param otherwise gives the column instead where `points` steps were not enough, or null to keep what they did
 * @see COINr, Treat() with winsorise(); skewness and excess kurtosis of type 2
 */
export function drawInOutliers(
  column: Column,
  bounds: OutlierBounds,
  otherwise: () => Observation[] | null,
): Observation[] {
  let drawn: Observation[] = [...column];
  for (let step = 0; step < bounds.points && hasOutliers(drawn, bounds); step++) drawn = drawnInOnce(drawn);
  return hasOutliers(drawn, bounds) ? (otherwise() ?? drawn) : drawn;
}

function hasOutliers(column: Column, { skewness: skewBound, kurtosis: kurtosisBound }: OutlierBounds): boolean {
  const values = present(column);
  // the moments of equal values are NaN, which is past no bound; fewer than four values are never that skewed
  return Math.abs(skewness(values)) > skewBound && excessKurtosis(values) > kurtosisBound;
}

function drawnInOnce(column: Column): Observation[] {
  const values = present(column);
  const { low, high } = extremes(values);
  const isHigh = skewness(values) > 0;
  const furthest = isHigh ? high : low;
  const rest = extremes(values.filter(value => value !== furthest));
  const next = isHigh ? rest.high : rest.low;
  return mapPresent(column, value => (value === furthest ? next : value));
}
