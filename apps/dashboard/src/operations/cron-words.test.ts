import { MESSAGES } from '../language/messages.js';
import { cronWords } from './cron-words.js';

test.each<[words: string, cron: string]>([
  ['每天 00:05', '5 0 * * *'],
  ['每周日 03:30', '30 3 * * 0'],
  ['每周日 03:30', '30 3 * * 7'],
  ['每周五 18:00', '0 18 * * 5'],
  ['每月 10 日 06:00', '0 6 10 * *'],
  ['*/10 * * * *', '*/10 * * * *'],
  ['0 6 1 4 *', '0 6 1 4 *'],
])('a timetable is told as %s', (words, cron) => {
  expect(cronWords(cron, MESSAGES.zh).words).toBe(words);
});

test('the time of day is kept, to be held against the clock of the reader', () => {
  expect(cronWords('30 3 * * 0', MESSAGES.en)).toEqual({ words: 'Sundays at 03:30', time: '03:30' });
});
