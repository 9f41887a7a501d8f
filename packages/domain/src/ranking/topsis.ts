import { extremes, lengthOf } from './moments.js';
import { type Column, type Observation, present } from './observation.js';

/**
 * TOPSIS: closeness to the ideal, D⁻ / (D⁺ + D⁻), 0…1.
 *
 * Columns are divided by their length (r = x / √Σx²) and weighted; the ideal has the best, its opposite the worst of each.
 *
 * @param isFull units that take part; the others have no score
 * @returns 1 for all where the units do not differ
 * @see Hwang & Yoon (1981)
 */
export function topsis(
  columns: readonly Column[],
  weights: readonly number[],
  isFull: readonly boolean[],
): Observation[] {
  const weighted = columns.map((column, member) => {
    const own = column.map((value, unit) => (isFull[unit] ? value : null));
    const length = lengthOf(present(own));
    return own.map(value => (value === null ? null : (value / (length || 1)) * weights[member]!));
  });
  const bounds = weighted.map(column => extremes(present(column)));
  return isFull.map((full, unit) => {
    if (!full) return null;
    const toIdeal = distance(weighted, unit, member => bounds[member]!.high);
    const toWorst = distance(weighted, unit, member => bounds[member]!.low);
    return toIdeal + toWorst === 0 ? 1 : toWorst / (toIdeal + toWorst);
  });
}

function distance(weighted: readonly Column[], unit: number, goal: (member: number) => number): number {
  return lengthOf(weighted.map((column, member) => (column[unit] ?? NaN) - goal(member)));
}
