import { spanParts } from './span.js';
import type { Span } from './vocabulary.js';

test.each<[span: Span, period: string, less: string | null, year: string | null, months: number]>([
  ['cumulative', '2026-09', null, null, 9],
  ['month', '2026-09', '2026-08', null, 1],
  ['month', '2026-03', '2026-02', null, 1],
  ['month', '2026-02', null, null, 2],
  ['quarter', '2026-09', '2026-06', null, 3],
  ['quarter', '2026-03', null, null, 3],
  ['rolling', '2026-09', null, '2025-12', 12],
  ['rolling', '2026-12', null, null, 12],
])('%s to %s takes away %s, adds the rest of %s and covers %i months', (span, period, less, year, months) => {
  expect(spanParts(span, period)).toEqual({ less, year, months });
});

test('a quarter ends with a quarter', () => {
  expect(spanParts('quarter', '2026-08')).toBeNull();
});
