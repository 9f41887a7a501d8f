import { isQuarterEnd, isReportable, monthOf, yearOf, type Period } from './period.js';
import type { Tier } from './tier.js';

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

/** Last day on which a report is on time: the 10th of the month after the period, `YYYY-MM-DD`. */
export function dueOn(period: Period): string {
  const december = monthOf(period) === 12;
  const year = december ? yearOf(period) + 1 : yearOf(period);
  const month = december ? 1 : monthOf(period) + 1;
  return `${year}-${String(month).padStart(2, '0')}-10`;
}

/** Whether a report received on that day (`YYYY-MM-DD`) came after its deadline. */
export function isLate(period: Period, receivedOn: string): boolean {
  return receivedOn > dueOn(period);
}
