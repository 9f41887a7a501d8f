import type { AlertComparator } from './measure.js';
import type { AlertRule } from './alert-rule.js';
import { replay, type Replayed } from './replay.js';
import type { AlertState } from './next-state.js';

/** Observations of many subjects: the rows of subject `s` are `starts[s]` up to `starts[s + 1]`, periods rising. */
export interface Sightings {
  starts: ArrayLike<number>;
  periods: readonly string[];
  /** Place of a level of a rule among all; −1 where it was not asked. */
  slotOf(rule: string, level: number): number;
  observe(slot: number, row: number): number;
}

/** Told of each period of each subject: row, gravity that stands, state. */
export type OnRow = (row: number, gravity: number, state: AlertState) => void;

/** Folds one rule over every subject, in the order of `starts`. Places in what comes back count from the subject's first row. */
export function replayEach(
  sightings: Sightings,
  rule: Pick<AlertRule, 'code' | 'levels'>,
  each: (subject: number, replayed: Replayed, firstRow: number) => void,
  onRow?: OnRow,
): void {
  const { starts, observe } = sightings;
  const slots = rule.levels.map((_, level) => sightings.slotOf(rule.code, level));
  for (let subject = 0; subject < starts.length - 1; subject++) {
    const first = starts[subject]!;
    const replayed = replay(
      rule.levels,
      starts[subject + 1]! - first,
      (level, at) => observe(slots[level]!, first + at),
      onRow && ((at, gravity, state) => onRow(first + at, gravity, state)),
    );
    each(subject, replayed, first);
  }
}

/** Whether a value lies beyond a line. */
export function isBeyond(value: number, comparator: AlertComparator, line: number): boolean {
  switch (comparator) {
    case 'below':
      return value < line;
    case 'at-most':
      return value <= line;
    case 'above':
      return value > line;
    case 'at-least':
      return value >= line;
  }
}
