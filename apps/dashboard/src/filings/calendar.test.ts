import { calendarOf, filablePeriods } from './calendar.js';

const known = (period: string, nExpected: number, nFiled: number) => ({
  period,
  label: { zh: period, en: null },
  dueTiers: [],
  nExpected,
  nFiled,
  complete: nExpected === nFiled,
});

test('the strip of a year has eleven periods, January is none of its own', () => {
  const periods = calendarOf(2026, [], '2026-10-08');
  expect(periods.map(({ period }) => period.slice(5)).join(' ')).toBe('02 03 04 05 06 07 08 09 10 11 12');
  expect(periods.filter(({ isQuarter }) => isQuarter).map(({ period }) => period.slice(5))).toEqual([
    '03',
    '06',
    '09',
    '12',
  ]);
});

// Returns for January to September are due on 10 October.
test.each<[state: string, period: string, nFiled: number, nExpected: number, today: string]>([
  ['complete', '2026-09', 127, 127, '2026-10-20'],
  ['open', '2026-09', 104, 127, '2026-10-10'],
  ['short', '2026-09', 104, 127, '2026-10-11'],
  ['none', '2026-08', 0, 0, '2026-10-11'],
])('a period is %s', (state, period, nFiled, nExpected, today) => {
  const strip = calendarOf(2026, [known(period, nExpected, nFiled)], today);
  expect(strip.find(each => each.period === period)?.state).toBe(state);
});

test('a period nobody has filed for is ahead until it ends', () => {
  const states = calendarOf(2026, [known('2026-09', 127, 104)], '2026-11-10').slice(-3);
  expect(states.map(({ state }) => state)).toEqual(['unfiled', 'ahead', 'ahead']);
});

test('a file may be for this month or one of the three years before, never for a January alone', () => {
  const periods = filablePeriods('2026-02-20');
  expect(periods[0]).toBe('2026-02');
  expect(periods[1]).toBe('2025-12');
  expect(periods.at(-1)).toBe('2023-02');
});
