import type { Derivation } from '../derivation.js';
import { mean } from '../moments.js';
import type { Column } from '../observation.js';

/** What an indicator really weighs, which is not what is written beside it. */
export interface Influence {
  code: string;
  /** As written, in percent. */
  weight: number;
  /** Correlation of its scores with the index, −1…1; null where either does not vary. */
  correlation: number | null;
  /**
   * Share of the variance of the index it brings in, in percent: weight × cov(score, index) ÷ var(index). They add up to
   * 100; null where the index is no sum of its indicators' points.
   */
  share: number | null;
}

/** Effective weights over the ranked units: an indicator on which they hardly differ decides little, however it is weighted. */
export function influence({ units, indicators }: Derivation): Influence[] {
  const ranked = units.flatMap(({ rank }, at) => (rank === null ? [] : [at]));
  const ofRanked = (column: Column): number[] => ranked.map(at => column[at] ?? NaN);
  const index = ofRanked(units.map(({ unrounded }) => unrounded));
  return indicators.map(({ code, weight, normalised, weighted }) => {
    const scores = ofRanked(normalised);
    const [own, whole] = [covariance(scores, scores), covariance(index, index)];
    return {
      code,
      weight: weight * 100,
      correlation: known(covariance(scores, index) / Math.sqrt(own * whole)),
      share: known((covariance(ofRanked(weighted), index) / whole) * 100),
    };
  });
}

function covariance(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  return mean(a.map((value, at) => (value - meanA) * (b[at]! - meanB)));
}

function known(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
