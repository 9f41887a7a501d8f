import type { Comparator, Measure } from './condition.js';
import type { Evidence, Truth } from './evidence.js';

type Filed = Extract<Measure, { kind: 'field' | 'share' | 'growth' }>;

/**
 * How far a value may lie from its threshold and still count as lying on it: twelve digits, so that 17.1 in 570 is 3 % whatever
 * the binary fractions say, and one yuan short is short.
 */
const GRAIN = 1e-12;

/** The values a filed measure yields: one, or with `each` one a year. Null where something is missing or the base is not positive. */
export function figuresOf(measure: Filed, years: Evidence['years']): (number | null)[] {
  if (measure.kind === 'growth' && measure.taken === 'compound')
    return [compound(at(years, 0, measure.field), at(years, measure.years, measure.field), measure.years)];
  const yearly = Array.from({ length: measure.years }, (_, back) => figureOf(measure, years, back));
  if (measure.taken === 'each') return yearly;
  if (yearly.includes(null)) return [null];
  const sum = (yearly as number[]).reduce((total, value) => total + value);
  return [measure.taken === 'mean' ? sum / measure.years : sum];
}

function figureOf(measure: Filed, years: Evidence['years'], back: number): number | null {
  const value = at(years, back, measure.field);
  switch (measure.kind) {
    case 'field':
      return value;
    case 'share': {
      const whole = at(years, back, measure.of);
      return value === null || whole === null || whole <= 0 ? null : (100 * value) / whole;
    }
    case 'growth': {
      const before = at(years, back + 1, measure.field);
      return value === null || before === null || before <= 0 ? null : (100 * (value - before)) / before;
    }
  }
}

function compound(now: number | null, before: number | null, years: number): number | null {
  if (now === null || before === null || now < 0 || before <= 0) return null;
  const ratio = now / before;
  return 100 * ((years === 2 ? Math.sqrt(ratio) : ratio) - 1);
}

function at(years: Evidence['years'], back: number, field: string): number | null {
  return years[back]?.[field] ?? null;
}

/** The threshold as it is compared with: what lies on it counts as on it. */
export function bound(comparator: Comparator, threshold: number): number {
  const grain = GRAIN * Math.max(1, Math.abs(threshold));
  return comparator === 'at-least' || comparator === 'less-than' ? threshold - grain : threshold + grain;
}

/** Whether one value passes. */
export function passes(value: number | null, comparator: Comparator, threshold: number): Truth {
  if (value === null) return null;
  const limit = bound(comparator, threshold);
  switch (comparator) {
    case 'at-least':
      return value >= limit;
    case 'more-than':
      return value > limit;
    case 'at-most':
      return value <= limit;
    case 'less-than':
      return value < limit;
  }
}

/** Whether the comparator asks for much rather than little. */
export function asksForMuch(comparator: Comparator): boolean {
  return comparator === 'at-least' || comparator === 'more-than';
}
