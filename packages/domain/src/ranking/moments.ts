/** Arithmetic mean; NaN of no values. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Standard deviation of a sample (n − 1). */
export function sampleDeviation(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1));
}

/** The value `share` (0…1) of the way from the smallest to the largest, between neighbours by their distance (R's type 7). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const [low = NaN, high = low] = sorted.slice(below, below + 2);
  return low + (high - low) * (place - below);
}

/** Smallest and largest value; of no values, Infinity and −Infinity. */
export function extremes(values: readonly number[]): { low: number; high: number } {
  return values.reduce(({ low, high }, value) => ({ low: Math.min(low, value), high: Math.max(high, value) }), {
    low: Infinity,
    high: -Infinity,
  });
}

/** Length of a vector: the root of the sum of squares. */
export function lengthOf(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}

/** Sample skewness with the correction for small samples (type 2, as spreadsheets and COINr have it). */
export function skewness(values: readonly number[]): number {
  const n = values.length;
  const plain = (Math.sqrt(n) * powerSum(values, 3)) / powerSum(values, 2) ** 1.5;
  return (plain * Math.sqrt(n * (n - 1))) / (n - 2);
}

/** Sample excess kurtosis with the correction for small samples (type 2). */
export function excessKurtosis(values: readonly number[]): number {
  const n = values.length;
  const plain = (n * powerSum(values, 4)) / powerSum(values, 2) ** 2;
  return (((n + 1) * (plain - 3) + 6) * (n - 1)) / ((n - 2) * (n - 3));
}

/** Sum of a power of the distances from the mean. */
function powerSum(values: readonly number[], power: number): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** power, 0);
}
