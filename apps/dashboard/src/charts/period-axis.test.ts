import { periodsBetween } from '@tidu/domain';
import { axisNumber, inSlots, periodAxis, withGaps } from './period-axis.js';

const slots = withGaps(['2025-09', '2025-12', '2026-03']);

test('a gap stands between two years, because each year is cumulated from its own January', () => {
  expect(slots).toEqual(['2025-09', '2025-12', null, '2026-03']);
});

test('a value stands over its own period, and the gap between two years has none', () => {
  expect(inSlots(slots, ['2025-09', '2025-12', '2026-03'], [1, null, 3])).toEqual([1, null, null, 3]);
});

test('the first period of a year names it', () => {
  expect(periodAxis(slots, 'en').data).toEqual(['1—9\n{year|2025}', '1—12', '', '1—3\n{year|2026}']);
});

test('an axis writes its numbers as the tables do', () => {
  expect([12_000, -4].map(axisNumber)).toEqual(['12,000', '\u22124']);
});

test('on a crowded axis the first period of each year keeps its label, which names the year', () => {
  const months = withGaps([...periodsBetween('2025-02', '2025-12'), ...periodsBetween('2026-02', '2026-09')]);
  const { data, axisLabel } = periodAxis(months, 'en');
  expect(data.filter((_, index) => axisLabel.interval(index))).toEqual([
    '1—2\n{year|2025}',
    '1—6',
    '1—9',
    '1—2\n{year|2026}',
    '1—6',
    '1—9',
  ]);
});

test('where there is room every period is labelled, and a gap never is', () => {
  const { axisLabel } = periodAxis(slots, 'zh');
  expect(slots.map((_, index) => axisLabel.interval(index))).toEqual([true, true, false, true]);
});
