import { lengthOf, mean } from './moments.js';
import type { Column } from './observation.js';

const FEWEST_UNITS = 3;
const SWEEPS = 100;
const NEGLIGIBLE = 1e-22;

/**
 * Weights from the first principal component of the correlations: squared loadings, which add up to 1.
 *
 * Only units with every score count.
 *
 * @returns null with fewer than three such units, or where a member does not differ between them
 * @see OECD/JRC Handbook on Constructing Composite Indicators (2008), step 6.1
 */
export function componentWeights(columns: readonly Column[]): { weights: number[]; explained: number } | null {
  const units = (columns[0] ?? []).map((_, unit) => columns.map(column => column[unit] ?? null));
  const complete = units.filter((row): row is number[] => row.every(value => value !== null));
  if (complete.length < FEWEST_UNITS) return null;
  const correlations = correlationsOf(columns.map((_, member) => complete.map(row => row[member]!)));
  if (correlations === null) return null;
  const { values, vectors } = eigen(correlations);
  const first = values.indexOf(Math.max(...values));
  return { weights: vectors.map(row => row[first]! ** 2), explained: (values[first]! / columns.length) * 100 };
}

function correlationsOf(members: readonly (readonly number[])[]): number[][] | null {
  if (members.some(values => values.every(value => value === values[0]))) return null;
  const standard = members.map(values => {
    const centre = mean(values);
    const distances = values.map(value => value - centre);
    const length = lengthOf(distances);
    return distances.map(distance => distance / length);
  });
  return standard.map(a => standard.map(b => a.reduce((sum, value, unit) => sum + value * b[unit]!, 0)));
}

/** Eigenvalues of a symmetric matrix, and its eigenvectors as columns: Jacobi's rotations until nothing is left beside the diagonal. */
function eigen(symmetric: readonly (readonly number[])[]): { values: number[]; vectors: number[][] } {
  const matrix = symmetric.map(row => [...row]);
  const vectors = matrix.map((_, row) => matrix.map((__, column) => (row === column ? 1 : 0)));
  for (let sweep = 0; sweep < SWEEPS && beside(matrix) > NEGLIGIBLE; sweep++) {
    for (let p = 0; p < matrix.length; p++) {
      for (let q = p + 1; q < matrix.length; q++) rotate(matrix, vectors, p, q);
    }
  }
  return { values: matrix.map((row, at) => row[at]!), vectors };
}

function beside(matrix: readonly (readonly number[])[]): number {
  return matrix.reduce((sum, row, at) => sum + row.reduce((rest, x, col) => rest + (at === col ? 0 : x * x), 0), 0);
}

/** Turns rows and columns p and q so that their common entry becomes 0. */
function rotate(matrix: number[][], vectors: number[][], p: number, q: number): void {
  const common = matrix[p]![q]!;
  if (common === 0) return;
  const theta = (matrix[q]![q]! - matrix[p]![p]!) / (2 * common);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  for (const row of matrix) turn(row, p, q, cosine, sine);
  const [rowP, rowQ] = [matrix[p]!, matrix[q]!];
  matrix[p] = rowP.map((x, at) => cosine * x - sine * rowQ[at]!);
  matrix[q] = rowP.map((x, at) => sine * x + cosine * rowQ[at]!);
  for (const row of vectors) turn(row, p, q, cosine, sine);
}

function turn(row: number[], p: number, q: number, cosine: number, sine: number): void {
  const [x, y] = [row[p]!, row[q]!];
  row[p] = cosine * x - sine * y;
  row[q] = sine * x + cosine * y;
}
