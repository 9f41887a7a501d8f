import { daysLeft } from './case-words.js';

test.each([
  ['2026-10-23', 3],
  ['2026-10-20', 0],
  ['2026-10-18', -2],
])('a case due on %s has %d days left on the 20th', (dueOn, days) => {
  expect(daysLeft(dueOn, '2026-10-20')).toBe(days);
});
