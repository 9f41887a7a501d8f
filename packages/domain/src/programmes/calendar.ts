import { periodEnd } from '../vocabulary/period.js';
import type { Bilingual } from '../vocabulary/bilingual.js';
import type { Cadence, Interval } from './organisation.js';
import type { Programme } from './programme.js';

/** Something due by a day. */
export interface CalendarEntry {
  programme: string;
  cadence: string;
  name: Bilingual;
  clause: string;
  /** Last day, `YYYY-MM-DD`. */
  dueOn: string;
  /** How often until then, at least. */
  times: number;
  by: readonly string[];
}

/** Months at whose end an interval ends; what comes regularly or as needed has no day. */
const ENDS: Record<Interval, readonly number[]> = {
  month: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  quarter: [3, 6, 9, 12],
  'half-year': [6, 12],
  year: [12],
  regularly: [],
  'as-needed': [],
};

/** What a programme makes due in a year, in the order of days; nothing outside the days it is in force. */
export function calendarOf(programme: Programme, year: number): CalendarEntry[] {
  const { from, to } = programme.inForce;
  return programme.cadence
    .flatMap(cadence => daysOf(cadence, year).map(dueOn => ({ cadence, dueOn })))
    .filter(({ dueOn }) => dueOn >= from && (to === null || dueOn < to))
    .map(({ cadence: { id, name, clause, times, by }, dueOn }) => ({
      programme: programme.id,
      cadence: id,
      name,
      clause,
      dueOn,
      times,
      by,
    }))
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

function daysOf({ every, dueOn }: Cadence, year: number): string[] {
  if (every === 'year' && dueOn !== null) return [`${year}-${dueOn}`];
  return ENDS[every].map(month => periodEnd(`${year}-${String(month).padStart(2, '0')}`));
}
