import { withUnfiled } from './with-unfiled.js';

const filed = (...periods: string[]) => periods.map(period => ({ code: 'revenue', period, value: 1, change: null }));
const gaps = (...periods: string[]) =>
  withUnfiled(filed(...periods))
    .filter(({ value }) => value === null)
    .map(({ period }) => period);

test('a quarter that was not filed is a gap', () => {
  expect(gaps('2025-03', '2025-12')).toEqual(['2025-06', '2025-09']);
});

test('who files monthly has a gap in each month without a return, and January owes none', () => {
  expect(gaps('2025-11', '2026-02', '2026-04')).toEqual(['2025-12', '2026-03']);
});

test('a year of quarters before a year of months has no gaps between its quarters', () => {
  expect(gaps('2025-09', '2025-12', '2026-02', '2026-03')).toEqual([]);
});

test('rows come oldest first, and nothing filed has none', () => {
  expect(withUnfiled(filed('2026-06', '2026-03')).map(({ period }) => period)).toEqual(['2026-03', '2026-06']);
  expect(withUnfiled([])).toEqual([]);
});
