import { yearOf, type Period } from '@tidu/domain';

/** The years the demo speaks of. */
export interface Horizon {
  seed: number;
  /** First year with operating reports. */
  firstYear: number;
  lastYear: number;
  /** The last period reported. */
  until: Period;
  /** Nothing is received after this day: the month in which the last reports are due. */
  today: string;
}

/** The horizon of `years` calendar years of which the last is the one of `until`. */
export function horizonOf(seed: number, years: number, until: Period): Horizon {
  const lastYear = yearOf(until);
  return { seed, firstYear: lastYear - years + 1, lastYear, until, today: dayAfter(until, 28) };
}

/** A day of the month after a period, `YYYY-MM-DD`. */
export function dayAfter(period: Period, dayOfMonth: number): string {
  const [year, month] = [Number(period.slice(0, 4)), Number(period.slice(5, 7))];
  return month === 12 ? dateOf(year + 1, 1, dayOfMonth) : dateOf(year, month + 1, dayOfMonth);
}

/** `YYYY-MM-DD`. */
export function dateOf(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The same day `years` later. No date of the demo is the 29th of February. */
export function yearsLater(date: string, years: number): string {
  return `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
}
