import { createWorkCalendar } from '../vocabulary/index.js';
import { lateRows } from './timeliness.js';

test('a return is late from the day after the 10th of the month after its period', () => {
  const arrivals = [
    { period: '2026-09', day: '2026-10-10', rows: 5 },
    { period: '2026-09', day: '2026-10-11', rows: 3 },
    { period: '2025-12', day: '2026-01-10', rows: 7 },
    { period: '2025-12', day: '2026-10-09', rows: 1 },
  ];
  expect(lateRows(arrivals, createWorkCalendar([]))).toBe(3 + 1);
});
