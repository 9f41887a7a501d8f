/** The value of one unit on one indicator. Null is missing and stays null through every step. */
export type Observation = number | null;

/** One observation for each unit, in the order of the units. */
export type Column = readonly Observation[];

/** Whether more or less of an indicator is better. */
export type RankedDirection = 'higher-is-better' | 'lower-is-better';

/** The values there are. */
export function present(column: Column): number[] {
  return column.filter(value => value !== null);
}

/** Changes every value there is. What has no finite result becomes missing; what is missing stays so. */
export function mapPresent(column: Column, change: (value: number) => number): Observation[] {
  return column.map(value => (value === null ? null : finite(change(value))));
}

/** The column turned so that more is better. */
export function oriented(column: Column, direction: RankedDirection): Column {
  // 0 − 0 is 0, where −0 would be another number to a test and to a reader
  return direction === 'higher-is-better' ? column : mapPresent(column, value => 0 - value);
}

/** A result of arithmetic as an observation: what is not finite is missing. */
export function finite(result: number): Observation {
  return Number.isFinite(result) ? result : null;
}
