import type { CalendarPeriodEntry } from '@tidu/contract';
import { filablePeriods, stripState } from './calendar.js';

const entry = (
  state: CalendarPeriodEntry['state'],
  nFiled: number | null,
  nExpected: number | null,
): CalendarPeriodEntry => ({
  ...{ period: '2026-09', isQuarter: true, dueOn: '2026-10-10', isProvisional: false, state, nExpected, nFiled },
  ...{ status: 'preliminary', releaseAt: null, extensions: [] },
});

test.each<[shown: string, state: CalendarPeriodEntry['state'], nFiled: number | null, nExpected: number | null]>([
  ['complete', 'late', 127, 127],
  ['open', 'open', 104, 127],
  ['due', 'due', 104, 127],
  ['short', 'late', 104, 127],
  ['locked', 'locked', 104, 127],
  ['none', 'late', 0, 0],
  ['unfiled', 'late', null, null],
  ['ahead', 'upcoming', null, null],
])('a period is %s', (shown, state, nFiled, nExpected) => {
  expect(stripState(entry(state, nFiled, nExpected))).toBe(shown);
});

test('a file may be for this month or one of the three years before, never for a January alone', () => {
  const periods = filablePeriods('2026-02-20');
  expect(periods[0]).toBe('2026-02');
  expect(periods[1]).toBe('2025-12');
  expect(periods.at(-1)).toBe('2023-02');
});
