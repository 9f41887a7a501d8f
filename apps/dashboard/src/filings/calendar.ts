import type { CalendarPeriodEntry } from '@tidu/contract';
import { isReportable, periodsBetween, type Period } from '@tidu/domain';

/**
 * How a period looks in the strip. `ahead`: it has not ended yet; `unfiled`: no return for it has come in anywhere; `none`:
 * nobody here owes one; `short`: the deadline has passed and returns are missing.
 */
export type StripState = 'complete' | 'open' | 'due' | 'short' | 'locked' | 'ahead' | 'unfiled' | 'none';

/** How a period of the calendar looks in the strip. */
export function stripState({ state, nExpected, nFiled }: CalendarPeriodEntry): StripState {
  if (state === 'locked') return 'locked';
  if (nExpected === null) return state === 'upcoming' ? 'ahead' : 'unfiled';
  if (nExpected === 0) return 'none';
  if (nFiled !== null && nFiled >= nExpected) return 'complete';
  return state === 'late' ? 'short' : state === 'due' ? 'due' : 'open';
}

/** Periods a file may be for, newest first: this month's and those of the three years before. */
export const filablePeriods = (today: string): Period[] =>
  periodsBetween(`${Number(today.slice(0, 4)) - 3}-01`, today.slice(0, 7))
    .filter(isReportable)
    .toReversed();
