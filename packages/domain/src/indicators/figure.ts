import { growth, type Growth } from '../vocabulary/growth.js';
import type { Indicator } from './indicator.js';

/** Why a growth has no ordinary number: base below zero (注), from profit to loss (由盈转亏), base zero (无法计算). */
export type GrowthNote = 'negative-base' | 'profit-to-loss' | 'no-base';

const KIND_OF: Record<Growth['kind'], 'growth' | GrowthNote> = {
  rate: 'growth',
  'turned-to-loss': 'profit-to-loss',
  note: 'negative-base',
  undefined: 'no-base',
  missing: 'no-base',
};

/** A figure against the same period of the year before, and the enterprises compared. */
export interface Change {
  /** Percent for growth; for a difference in the indicator's unit, percentage points where that is percent. */
  value: number | null;
  kind: 'growth' | 'difference' | GrowthNote;
  n: number;
}

interface Halves {
  numerator: number | null;
  denominator: number | null;
}

/** What a group of rows adds up to. Null is missing, never 0. */
export interface ObservedSums extends Halves {
  n: number;
  /** The same over the comparable sample, now and a year before; absent where the indicator cannot be compared in the row. */
  comparable?: { now: Halves; prior: Halves; n: number };
}

/** One figure, ready to be shown. */
export interface Figure {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  n: number;
  /** Set where a growth indicator has no ordinary number. */
  note: GrowthNote | null;
  change: Change | null;
}

/**
 * Reads a figure from its sums; a ratio is divided here, last.
 *
 * @returns null for the value where no enterprise counts or the denominator is 0; a count of none is 0
 */
export function figure(indicator: Indicator, sums: ObservedSums): Figure {
  const { numerator, denominator, n } = sums;
  const read = { numerator, denominator, n, change: changeOf(indicator, sums) };
  if (indicator.reading !== 'growth') return { ...read, value: quotient(indicator, sums), note: null };
  if (numerator === null || denominator === null || n === 0) return { ...read, value: null, note: null };
  const { value, kind } = readGrowth(growth(denominator + numerator, denominator));
  return { ...read, value, note: kind === 'growth' ? null : kind };
}

/** Difference between a figure and the one published for the same period of the year before. */
export function differenceFrom(now: Figure, before: Figure | undefined): Change | null {
  if (before === undefined || now.value === null || before.value === null) return null;
  return { value: now.value - before.value, kind: 'difference', n: Math.min(now.n, before.n) };
}

/** Growth of a figure on the one published for the same period of the year before, over all that each counts. */
export function growthFrom(now: Figure, before: Figure | undefined): Change | null {
  if (before === undefined || now.value === null || before.value === null) return null;
  return { ...readGrowth(growth(now.value, before.value)), n: Math.min(now.n, before.n) };
}

/** The figure a change is set against: the same a year before, over the enterprises of both years. */
export function priorOf(indicator: Indicator, { comparable }: ObservedSums): number | null {
  return comparable === undefined || comparable.n === 0 ? null : quotient(indicator, comparable.prior);
}

function changeOf(indicator: Indicator, { comparable }: ObservedSums): Change | null {
  if (indicator.change === null || comparable === undefined || comparable.n === 0) return null;
  const now = quotient(indicator, comparable.now);
  const prior = quotient(indicator, comparable.prior);
  if (now === null || prior === null) return null;
  if (indicator.change === 'growth') return { ...readGrowth(growth(now, prior)), n: comparable.n };
  return { value: now - prior, kind: 'difference', n: comparable.n };
}

function readGrowth(growth: Growth): { value: number | null; kind: 'growth' | GrowthNote } {
  return { value: 'value' in growth ? growth.value : null, kind: KIND_OF[growth.kind] };
}

function quotient(indicator: Indicator, { numerator, denominator }: Halves): number | null {
  // A sum over no row is NULL, and a count is 0.
  if (numerator === null) return null;
  if (indicator.denominator === null) return numerator * indicator.factor;
  if (denominator === null || denominator === 0) return null;
  const share = (numerator * indicator.factor) / denominator;
  return indicator.reading === 'concentration' ? share / denominator : share;
}
