import type { Column } from './observation.js';

/** Share of the indicators each unit has a value on, in percent. */
export function coverage(columns: readonly Column[], units: number): number[] {
  return Array.from({ length: units }, (_, unit) => {
    const filled = columns.filter(column => (column[unit] ?? null) !== null).length;
    return (filled / columns.length) * 100;
  });
}

/** The columns without the units that are not kept, so that no bound or mean is set by one that does not compete. */
export function screen(columns: readonly Column[], isKept: readonly boolean[]): Column[] {
  return columns.map(column => column.map((value, unit) => (isKept[unit] ? value : null)));
}
