import { isQuarterEnd, isReportable, monthOf, periodEnd, yearOf, type Period } from './period.js';
import type { Tier } from './tier.js';
import { addDays, type WorkCalendar } from './workdays.js';

/** How often an enterprise owes an operating report. */
export type Frequency = 'monthly' | 'quarterly';

/**
 * Default duty of the holders of each title; null owes nothing by that title. A champion owes what its national title asks.
 *
 * The opinion fixes 季调度; monthly reports of the national tier are this product's default until a bureau changes it.
 */
export const FREQUENCY_BY_TIER: Record<Tier, Frequency | null> = {
  seed: null,
  municipal: 'quarterly',
  provincial: 'quarterly',
  national: 'monthly',
  champion: null,
};

/** Whether this frequency owes a report for the period: months 02…12, or the ends of quarters. */
export function isDueFor(frequency: Frequency, period: Period): boolean {
  return isReportable(period) && (frequency === 'monthly' || isQuarterEnd(period));
}

/** Whether an enterprise holding these titles at the end of the period owes a report for it. */
export function isDue(tiersHeld: readonly Tier[], period: Period): boolean {
  return tiersHeld.some(tier => {
    const frequency = FREQUENCY_BY_TIER[tier];
    return frequency !== null && isDueFor(frequency, period);
  });
}

/** Until when a report is on time. */
export interface Deadline {
  /** Last day, `YYYY-MM-DD`. */
  dueOn: string;
  /** The holidays of that year are not announced yet, so the day may still move. */
  isProvisional: boolean;
}

/** Last day on which a report is on time: the 10th of the month after the period, or the next working day. */
export function deadlineOf(period: Period, calendar: WorkCalendar): Deadline {
  const december = monthOf(period) === 12;
  const year = december ? yearOf(period) + 1 : yearOf(period);
  const month = december ? 1 : monthOf(period) + 1;
  const tenth = `${year}-${String(month).padStart(2, '0')}-10`;
  const workday = calendar.onOrAfter(tenth);
  return { dueOn: workday ?? tenth, isProvisional: workday === null };
}

/**
 * How far a period of a region is. `upcoming`: it has not ended. `open`: returns are taken. `due`: the last working days
 * before the deadline have begun. `late`: the deadline has passed, and what comes in is late. `locked`: accepted, and
 * nothing more is taken without an extension.
 */
export type PeriodState = 'upcoming' | 'open' | 'due' | 'late' | 'locked';

/** Working days before the deadline, itself included, in which a period is called due. */
const DUE_WORKDAYS = 3;

/** How far a period is on a day (`YYYY-MM-DD`). */
export function periodState(
  period: Period,
  { dueOn, isLocked, today, calendar }: { dueOn: string; isLocked: boolean; today: string; calendar: WorkCalendar },
): PeriodState {
  if (isLocked) return 'locked';
  if (today <= periodEnd(period)) return 'upcoming';
  if (today > dueOn) return 'late';
  // Where the holidays are not known, days stand in for working days.
  const dueFrom = calendar.shift(dueOn, 1 - DUE_WORKDAYS) ?? addDays(dueOn, 1 - DUE_WORKDAYS);
  return today >= dueFrom ? 'due' : 'open';
}
