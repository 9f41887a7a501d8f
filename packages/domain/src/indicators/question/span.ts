import { monthOf, previousPeriod, yearBefore, yearOf, type Period } from '../../vocabulary/period.js';
import type { Span } from './vocabulary.js';

/** How the months of a span are made of cumulative periods: minus `less`, plus `year` and minus the year before. */
export interface SpanParts {
  /** The cumulative period taken away; null where the span begins with the year. */
  less: Period | null;
  /** The whole year before, whose rest is added; null where the span does not reach into it. */
  year: Period | null;
  /** Months covered. */
  months: number;
}

/**
 * How a span ending with a period is made of what was filed; null where it cannot be: a quarter ends in March, June,
 * September or December.
 */
export function spanParts(span: Span, period: Period): SpanParts | null {
  const months = monthOf(period);
  switch (span) {
    case 'cumulative':
      return { less: null, year: null, months };
    case 'month': {
      const less = previousPeriod(period);
      return { less, year: null, months: less === null ? months : 1 };
    }
    case 'quarter':
      if (months % 3 !== 0) return null;
      return { less: months === 3 ? null : monthsOf(period, months - 3), year: null, months: 3 };
    case 'rolling':
      return { less: null, year: months === 12 ? null : yearBefore(period), months: 12 };
  }
}

function monthsOf(period: Period, months: number): Period {
  return `${yearOf(period)}-${String(months).padStart(2, '0')}`;
}
