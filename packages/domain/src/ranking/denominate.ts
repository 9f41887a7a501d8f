import { type Column, finite, type Observation } from './observation.js';

/**
 * Values over the size of their unit, such as titles per 10,000 enterprises.
 *
 * @param size of each unit; a value over a size that is missing or 0 is missing
 * @param per  how many of the size one value is over
 */
export function denominate(column: Column, size: Column, per: number): Observation[] {
  return column.map((value, unit) => {
    const by = size[unit] ?? null;
    return value === null || by === null ? null : finite((value / by) * per);
  });
}
