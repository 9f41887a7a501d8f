/** Consistency of random comparisons by the size of the matrix (Saaty); two can never contradict each other. */
const RANDOM_INDEX = [0, 0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];
const CONVERGED = 1e-14;
const MOST_STEPS = 10_000;

/** Weights of compared criteria, and how far the comparisons agree. */
export interface PairwiseWeights {
  /** Adding up to 1, in the order of the rows. */
  weights: number[];
  /** Principal eigenvalue; the number of criteria where the comparisons agree wholly. */
  eigenvalue: number;
  consistencyIndex: number;
  /** Below 0.1 the comparisons are taken. */
  consistencyRatio: number;
}

/**
 * 层次分析法 (AHP): the principal eigenvector of a matrix of comparisons.
 *
 * @param matrix positive and reciprocal: how many times as important the row is as the column
 * @see Saaty, The Analytic Hierarchy Process (1980)
 */
export function pairwiseWeights(matrix: readonly (readonly number[])[]): PairwiseWeights {
  const n = matrix.length;
  let weights = matrix.map(() => 1 / n);
  let eigenvalue = n;
  for (let step = 0, moved = 1; step < MOST_STEPS && moved > CONVERGED; step++) {
    const product = matrix.map(row => row.reduce((sum, entry, at) => sum + entry * weights[at]!, 0));
    // the weights add up to 1, so the sum of the product is the eigenvalue once they stand still
    eigenvalue = product.reduce((sum, entry) => sum + entry, 0);
    const next = product.map(entry => entry / eigenvalue);
    moved = Math.max(...next.map((weight, at) => Math.abs(weight - weights[at]!)));
    weights = next;
  }
  const consistencyIndex = n > 1 ? (eigenvalue - n) / (n - 1) : 0;
  const random = RANDOM_INDEX[n] ?? 0;
  return { weights, eigenvalue, consistencyIndex, consistencyRatio: random > 0 ? consistencyIndex / random : 0 };
}
