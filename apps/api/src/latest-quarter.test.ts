import { createWorkCalendar } from '@tidu/domain';
import type { PeriodCoverage } from '@tidu/warehouse';
import { latestQuarter } from './latest-quarter.js';

const covered = (period: string, nEnterprises: number): PeriodCoverage => ({
  period,
  dueTiers: [],
  nExpected: 10,
  nFiled: nEnterprises,
  nEnterprises,
});
const filed = [covered('2026-03', 9), covered('2026-06', 8), covered('2026-08', 9), covered('2026-09', 2)];

test.each<[name: string, periods: PeriodCoverage[], today: string, quarter: string | null]>([
  ['is the one whose deadline has passed', filed, '2026-10-05', '2026-06'],
  ['is the new one on the day after its deadline', filed, '2026-10-11', '2026-09'],
  ['is not a month within a quarter', filed.slice(0, 3), '2026-10-11', '2026-06'],
  ['is not one nobody filed for', [...filed, covered('2026-12', 0)], '2027-02-01', '2026-09'],
  ['is a running one when there is no other', [covered('2026-09', 2)], '2026-10-05', '2026-09'],
  ['is unknown without filings', [], '2026-10-11', null],
])('the quarter a page opens at %s', (_, periods, today, quarter) => {
  expect(latestQuarter(periods, { now: new Date(`${today}T08:00:00Z`), calendar: createWorkCalendar([]) })).toBe(
    quarter,
  );
});
