import type { Aggregation, Gaps } from './methods.js';
import { type Column, finite, type Observation } from './observation.js';
import { copeland } from './copeland.js';
import { topsis } from './topsis.js';

/**
 * One score a unit from the scores of a group.
 *
 * @param scores  of each member of the group, one column each
 * @param weights of each member; they need not add up to 1, and a member of weight 0 is not asked
 * @param gaps    what a missing score does to the unit
 * @see OECD/JRC Handbook on Constructing Composite Indicators (2008), step 6.2
 */
export function aggregate(
  scores: readonly Column[],
  weights: readonly number[],
  method: Aggregation,
  gaps: Gaps,
): Observation[] {
  const asked = scores.flatMap((column, member) =>
    weights[member]! > 0 ? [{ column, weight: weights[member]! }] : [],
  );
  const columns = asked.map(({ column }) => column);
  const shares = asked.map(({ weight }) => weight);
  const units = scores[0]?.length ?? 0;
  const isFull = Array.from({ length: units }, (_, unit) => suffices(columns, unit, gaps));
  switch (method.by) {
    case 'copeland':
      return copeland(columns, shares, isFull);
    case 'topsis':
      return topsis(columns, shares, isFull);
    default: {
      const mean = MEANS[method.by]('power' in method ? method.power : 1);
      return isFull.map((full, unit) => (full ? weightedMean(columns, shares, unit, mean) : null));
    }
  }
}

/** Whether the aggregation is defined only for scores of 0 and more. */
export function needsPositive(method: Aggregation): boolean {
  return method.by === 'geometric-mean' || method.by === 'harmonic-mean' || method.by === 'generalised-mean';
}

function suffices(columns: readonly Column[], unit: number, gaps: Gaps): boolean {
  const filled = columns.filter(column => column[unit] !== null).length;
  if (gaps.by === 'stay') return filled === columns.length;
  return filled > 0 && (filled / columns.length) * 100 >= gaps.minCoverage;
}

/** The mean of f(x), taken back by the inverse of f. */
interface Mean {
  of(score: number): number;
  back(mean: number): number;
}

const ARITHMETIC: Mean = { of: score => score, back: mean => mean };
const GEOMETRIC: Mean = { of: score => Math.log(score), back: mean => Math.exp(mean) };

const MEANS: Record<Exclude<Aggregation['by'], 'copeland' | 'topsis'>, (power: number) => Mean> = {
  'arithmetic-mean': () => ARITHMETIC,
  'geometric-mean': () => GEOMETRIC,
  'harmonic-mean': () => powerMean(-1),
  'generalised-mean': power => (power === 0 ? GEOMETRIC : powerMean(power)),
};

/** Of negative scores there is none: they are no number, and the unit's score is missing. */
function powerMean(power: number): Mean {
  return { of: score => (score < 0 ? NaN : score ** power), back: mean => mean ** (1 / power) };
}

function weightedMean(columns: readonly Column[], shares: readonly number[], unit: number, mean: Mean): Observation {
  let [sum, total] = [0, 0];
  columns.forEach((column, member) => {
    const score = column[unit] ?? null;
    if (score === null) return;
    sum += shares[member]! * mean.of(score);
    total += shares[member]!;
  });
  return finite(mean.back(sum / total));
}
