import { dueOn, isQuarterEnd, isReportable, periodEnd, periodsBetween, type Period } from '@tidu/domain';
import type { Status } from '../stores/status.js';

/** One period of a year as the strip shows it. */
export interface CalendarPeriod {
  period: Period;
  isQuarter: boolean;
  /** `YYYY-MM-DD`. */
  dueOn: string;
  nExpected: number;
  nFiled: number;
  /**
   * `ahead`: it has not ended yet; `unfiled`: no return for it has come in anywhere; `none`: nobody here owes one.
   */
  state: 'complete' | 'open' | 'short' | 'ahead' | 'unfiled' | 'none';
}

/**
 * The periods of a year with how far their returns are in; January is no period of its own.
 *
 * @param periods what is known of each, from the API
 * @param today   `YYYY-MM-DD`
 */
export function calendarOf(year: number, periods: Status['periods'], today: string): CalendarPeriod[] {
  const known = new Map(periods.map(each => [each.period, each]));
  return periodsBetween(`${year}-01`, `${year}-12`)
    .filter(isReportable)
    .map(period => {
      const found = known.get(period) ?? null;
      const state = found === null ? stateOfUnknown(period, today) : stateOf(found, today);
      const { nExpected, nFiled } = found ?? { nExpected: 0, nFiled: 0 };
      return { period, isQuarter: isQuarterEnd(period), dueOn: dueOn(period), nExpected, nFiled, state };
    });
}

function stateOf({ period, nExpected, nFiled }: Status['periods'][number], today: string) {
  if (nExpected === 0) return 'none';
  if (nFiled >= nExpected) return 'complete';
  return today <= dueOn(period) ? 'open' : 'short';
}

const stateOfUnknown = (period: Period, today: string) => (periodEnd(period) >= today ? 'ahead' : 'unfiled');

/** Periods a file may be for, newest first: this month's and those of the three years before. */
export const filablePeriods = (today: string): Period[] =>
  periodsBetween(`${Number(today.slice(0, 4)) - 3}-01`, today.slice(0, 7))
    .filter(isReportable)
    .toReversed();
