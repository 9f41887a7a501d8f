import { dueOn, isDue, isLate } from './duty.js';
import { periodsBetween } from './period.js';

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
  ['2026-09', '2026-10-10'],
  ['2026-12', '2027-01-10'],
])('the report of %s is due on %s', (period, day) => {
  expect(dueOn(period)).toBe(day);
});

test('a report of the last day is on time, of the day after late', () => {
  expect(isLate('2026-09', '2026-10-10')).toBe(false);
  expect(isLate('2026-09', '2026-10-11')).toBe(true);
});
