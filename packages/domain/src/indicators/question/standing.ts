import type { Direction } from '../indicator.js';

/**
 * Share of each part in the total of all parts, in percent.
 *
 * @param parts amounts or counts; null where there is none
 * @returns null for a part without an amount, and for all where the total is not above zero: losses have no share
 */
export function shares(parts: readonly (number | null)[]): (number | null)[] {
  const total = parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
  return parts.map(part => (part === null || total <= 0 ? null : (part / total) * 100));
}

/**
 * Rank of each value among its siblings, 1 for the best; equal values share a rank (1, 2, 2, 4) and a missing one has none.
 *
 * @param direction which end is the best; where neither is, the highest comes first
 */
export function ranks(values: readonly (number | null)[], direction: Direction): (number | null)[] {
  const isBetter = (a: number, b: number) => (direction === 'lower-is-better' ? a < b : a > b);
  const present = values.filter(value => value !== null);
  return values.map(value => (value === null ? null : 1 + present.filter(other => isBetter(other, value)).length));
}

/** What a part had in both years, and what came or went, in the unit of the amount. */
export interface Moves {
  /** Of the enterprises of both years. */
  now: number;
  prior: number;
  /** Of enterprises without a value for the year before. */
  entrants: number;
  /** Of enterprises with a value for the year before only. */
  exits: number;
}

/** Percentage points each part adds to the growth of the whole: by who stayed, who entered and who left. */
export interface GrowthContribution {
  points: number;
  entrants: number;
  exits: number;
}

/**
 * What each part adds to the growth of the whole over all enterprises; all three summed over the parts are that growth.
 *
 * @returns null where the whole had nothing, or less, the year before
 */
export function contributions(parts: readonly Moves[]): (GrowthContribution | null)[] {
  const base = parts.reduce((sum, { prior, exits }) => sum + prior + exits, 0);
  if (base <= 0) return parts.map(() => null);
  const inPoints = (amount: number) => (amount / base) * 100;
  return parts.map(({ now, prior, entrants, exits }) => ({
    points: inPoints(now - prior),
    entrants: inPoints(entrants),
    exits: exits === 0 ? 0 : -inPoints(exits),
  }));
}
