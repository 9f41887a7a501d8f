import { deadlineOf, type Period, type WorkCalendar } from '../vocabulary/index.js';

/** The check of a return against the deadline of its period: a flag on the whole file, which keeps nobody out (domain facts §3.5). */
export const TIMELINESS_RULE = 'V14';

/** Rows of a file by period and by the day they came in, or say they were filled in (`YYYY-MM-DD`). */
export interface Arrival {
  readonly period: Period;
  readonly day: string;
  readonly rows: number;
}

/** Rows that came after the deadline of their period. */
export function lateRows(arrivals: readonly Arrival[], calendar: WorkCalendar): number {
  const late = arrivals.filter(({ period, day }) => day > deadlineOf(period, calendar).dueOn);
  return late.reduce((sum, { rows }) => sum + rows, 0);
}
