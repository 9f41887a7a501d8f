import { waitMs } from './throttle.js';

const noon = new Date('2026-10-20T12:00:00Z');
const failures = (count: number, address = '10.0.0.1') => Array.from({ length: count }, () => ({ address, at: noon }));

test.each<[name: string, count: number, seconds: number]>([
  ['two mistakes cost nothing', 2, 0],
  ['the third costs a second', 3, 1],
  ['the fifth costs four', 5, 4],
  ['no more than a quarter of an hour', 40, 900],
])('sign-in throttle: %s', (_, count, seconds) => {
  expect(waitMs(failures(count), '10.0.0.1', noon)).toBe(seconds * 1000);
});

test('the wait runs from the last failure', () => {
  expect(waitMs(failures(5), '10.0.0.1', new Date('2026-10-20T12:00:03Z'))).toBe(1000);
  expect(waitMs(failures(5), '10.0.0.1', new Date('2026-10-20T12:00:05Z'))).toBe(0);
});

test('a stranger mistyping elsewhere does not lock the owner out', () => {
  expect(waitMs(failures(5, '10.9.9.9'), '10.0.0.1', noon)).toBe(0);
});

test('guessing from many addresses is slowed down all the same', () => {
  const spread = Array.from({ length: 22 }, (_, host) => ({ address: `10.9.9.${host}`, at: noon }));
  expect(waitMs(spread, '10.0.0.1', noon)).toBe(4000);
});
