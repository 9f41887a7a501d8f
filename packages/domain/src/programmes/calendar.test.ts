import { builtIn } from '../../test/programmes.js';
import { calendarOf } from './calendar.js';

const daysOf = (programme: string, year: number) =>
  calendarOf(builtIn(programme), year).map(({ dueOn, cadence }) => `${dueOn} ${cadence}`);

test('季调度, 半年例会 and 年度总结 fall on the ends of quarters, halves and the year; what comes regularly has no day', () => {
  expect(daysOf('jilin-province-2022', 2026)).toEqual([
    '2026-03-31 quarterly-review',
    '2026-06-30 quarterly-review',
    '2026-06-30 half-year-meeting',
    '2026-09-30 quarterly-review',
    '2026-12-31 quarterly-review',
    '2026-12-31 half-year-meeting',
    '2026-12-31 yearly-summary',
    '2026-12-31 municipal-recognition',
    '2026-12-31 provincial-recognition',
  ]);
});

test('nothing is due before a programme is in force, nor after', () => {
  expect(daysOf('jilin-city-2015', 2014)).toEqual([]);
  expect(daysOf('jilin-city-2015', 2018)).toEqual([]);
});

test('twice a year is said with the day', () => {
  const [matching] = calendarOf(builtIn('jilin-city-2015'), 2016);
  expect(matching).toMatchObject({ cadence: 'product-matching', dueOn: '2016-12-31', times: 2, clause: '§四(四)1' });
});

test('the yearly update is due by the end of April under the old rule, of May under the new one', () => {
  expect(daysOf('national-2022', 2025)).toEqual(['2025-04-30 annual-update']);
  expect(daysOf('national-2026', 2026)).toEqual(['2026-05-31 annual-update']);
  // the old rule ended on 31 March 2026
  expect(daysOf('national-2022', 2026)).toEqual([]);
});
