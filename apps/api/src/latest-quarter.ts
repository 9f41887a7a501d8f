import { deadlineOf, isQuarterEnd, localDay, type Period, type WorkCalendar } from '@tidu/domain';
import type { PeriodCoverage } from '@tidu/warehouse';

/**
 * The quarter a page opens at: the newest with filings whose deadline has passed, else the newest with filings; null without any.
 *
 * Before its deadline a quarter holds the early returns only, and would look like a collapse.
 */
export function latestQuarter(
  periods: readonly PeriodCoverage[],
  { now, calendar }: { now: Date; calendar: WorkCalendar },
): Period | null {
  const today = localDay(now);
  const quarters = periods.filter(({ period, nEnterprises }) => isQuarterEnd(period) && nEnterprises > 0);
  const due = quarters.filter(({ period }) => deadlineOf(period, calendar).dueOn < today);
  return (due.at(-1) ?? quarters.at(-1))?.period ?? null;
}
