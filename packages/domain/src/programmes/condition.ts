import type { Tier } from '../vocabulary/tier.js';
import type { DocumentUnit } from './quantity.js';

/** How a value is held against its threshold; the words 以上 and 不低于 are `at-least`, 突破 is `more-than`. */
export const COMPARATORS = ['at-least', 'more-than', 'at-most', 'less-than'] as const;
export type Comparator = (typeof COMPARATORS)[number];

/** How several years become one verdict: every one of them must pass, their sum, their mean, or the compound rate. */
export const TAKEN = ['each', 'sum', 'mean', 'compound'] as const;
export type Taken = (typeof TAKEN)[number];

/** A threshold that holds from a day on; null from the beginning. */
export interface Threshold {
  from: string | null;
  value: number;
}

/** What is measured of one enterprise. Fields are keys of the field dictionary; `years` counts back from the year looked at. */
export type Measure =
  | { kind: 'field'; field: string; years: number; taken: Taken; indicator: string | null }
  | { kind: 'share'; field: string; of: string; years: number; taken: Taken; indicator: string | null }
  | { kind: 'growth'; field: string; years: number; taken: Taken; indicator: string | null }
  | { kind: 'fact'; fact: string }
  | { kind: 'age' }
  | { kind: 'score'; score: string; group: string | null };

/** A measure held against a threshold. */
export interface Comparison {
  kind: 'compare';
  measure: Measure;
  comparator: Comparator;
  /** The oldest first. */
  thresholds: Threshold[];
  unit: DocumentUnit;
}

/** What must be true of an enterprise. */
export type Condition =
  | Comparison
  /** A yes-or-no fact that somebody attests. */
  | { kind: 'fact'; fact: string }
  /** Holds one of these titles on the day. */
  | { kind: 'title'; tiers: Tier[] }
  /** Belongs to one of these classes of a classification, which is a programme of its own. */
  | { kind: 'class'; programme: string; classes: string[] }
  /** Sections (`C`) or the leading digits (`65`) of GB/T 4754. */
  | { kind: 'industry'; industries: string[] }
  | { kind: 'any'; of: Condition[] }
  | { kind: 'all'; of: Condition[] };

/** The threshold in force on a day, or null while the document asks nothing yet. */
export function thresholdOn(thresholds: readonly Threshold[], on: string): number | null {
  return thresholds.findLast(({ from }) => from === null || from <= on)?.value ?? null;
}

/** Every condition that has no parts, wherever it stands. */
export function leavesOf(condition: Condition): Exclude<Condition, { kind: 'any' | 'all' }>[] {
  return condition.kind === 'any' || condition.kind === 'all' ? condition.of.flatMap(leavesOf) : [condition];
}

/** Whether only people can tell: nothing in it is filed, registered or granted. */
export function isAttested(condition: Condition): boolean {
  return leavesOf(condition).every(
    leaf => leaf.kind === 'fact' || (leaf.kind === 'compare' && leaf.measure.kind === 'fact'),
  );
}
