import { deadlineOf, isDue, periodState } from './duty.js';
import { periodsBetween } from './period.js';
import { createWorkCalendar } from './workdays.js';

/** 2026 with its National Day week and the Saturday worked in exchange. */
const calendar = createWorkCalendar([
  ...[1, 2, 3, 4, 5, 6, 7].map(day => ({ date: `2026-10-0${day}`, kind: 'off' as const, name: '国庆节' })),
  { date: '2026-10-10', kind: 'work', name: '国庆节' },
]);

const year = periodsBetween('2026-01', '2026-12');

test('a little giant owes eleven monthly reports a year', () => {
  expect(year.filter(period => isDue(['national'], period))).toHaveLength(11);
});

test('provincial and municipal enterprises owe a report each quarter', () => {
  const quarters = ['2026-03', '2026-06', '2026-09', '2026-12'];
  expect(year.filter(period => isDue(['provincial'], period))).toEqual(quarters);
  expect(year.filter(period => isDue(['municipal'], period))).toEqual(quarters);
});

test('a seed owes nothing', () => {
  expect(year.filter(period => isDue(['seed'], period))).toEqual([]);
});

test('a firm with several titles owes what the strictest asks', () => {
  expect(isDue(['provincial', 'national', 'champion'], '2026-08')).toBe(true);
});

test.each([
  ['2026-09', 'a Saturday that is worked', '2026-10-10', false],
  ['2026-03', 'a Friday', '2026-04-10', false],
  ['2026-04', 'a Sunday, so the Monday after', '2026-05-11', false],
  ['2026-12', 'a day of a year whose holidays are not announced', '2027-01-10', true],
])('the report of %s is due on %s', (period, _, dueOn, isProvisional) => {
  expect(deadlineOf(period, calendar)).toEqual({ dueOn, isProvisional });
});

test.each([
  ['2026-09-30', 'upcoming'],
  ['2026-10-01', 'open'],
  ['2026-10-07', 'open'],
  ['2026-10-08', 'due'],
  ['2026-10-10', 'due'],
  ['2026-10-11', 'late'],
])('on %s the period that ends in September is %s', (today, state) => {
  expect(periodState('2026-09', { dueOn: '2026-10-10', isLocked: false, today, calendar })).toBe(state);
  expect(periodState('2026-09', { dueOn: '2026-10-10', isLocked: true, today, calendar })).toBe('locked');
});
