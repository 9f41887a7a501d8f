import { mean, quantile } from './moments.js';
import { type Column, finite, type Observation, present } from './observation.js';

/**
 * Fills gaps with the mean or the median of the unit's own group. Nothing is filled unless a scheme asks for it.
 *
 * @param groups the group of each unit; one name for all makes the whole table one group
 * @returns a gap stays where nobody in the group has a value
 */
export function impute(column: Column, groups: readonly string[], by: 'mean' | 'median'): Observation[] {
  const filling = new Map<string, Observation>();
  for (const group of new Set(groups)) {
    const values = present(column.filter((_, unit) => groups[unit] === group));
    filling.set(group, finite(by === 'mean' ? mean(values) : quantile(values, 0.5)));
  }
  return column.map((value, unit) => value ?? filling.get(groups[unit] ?? '') ?? null);
}
