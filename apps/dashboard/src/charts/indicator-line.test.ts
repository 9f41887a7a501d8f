import { indicatorLine, type IndicatorLine } from './indicator-line.js';

const line = (more: Partial<IndicatorLine> = {}) =>
  indicatorLine(
    {
      name: '研发强度',
      unit: '%',
      periods: ['2025-09', '2025-12', '2026-03'],
      values: [2.1, null, 1.4],
      isAmount: false,
      print: value => value.toFixed(2),
      ...more,
    },
    'zh',
  );

test('a period without a return is a gap in the line, not a zero', () => {
  expect(line()).toMatchObject({ series: [{ data: [2.1, null, null, 1.4], connectNulls: false }] });
});

test('an amount begins at zero, a rate has its own range', () => {
  expect(line({ isAmount: true })).toMatchObject({ yAxis: { scale: false } });
  expect(line()).toMatchObject({ yAxis: { scale: true } });
});

test('a threshold is a line of its own with its word, so that the axis reaches it', () => {
  expect(line({ threshold: { value: 3, word: '下限 3.00' } })).toMatchObject({
    series: [
      {},
      { name: '下限 3.00', data: [{ value: 3, label: { show: true } }, { value: 3 }, { value: 3 }, { value: 3 }] },
    ],
  });
});

test('where the industry lies is a band from the lower to the upper quarter, and its median a line', () => {
  const band = { low: [1, null], median: [2, null], high: [4, null], word: '制造业' };
  const { series } = indicatorLine(
    {
      name: '研发强度',
      unit: '%',
      periods: ['2026-03', '2026-06'],
      values: [3, 3],
      isAmount: false,
      print: String,
      band,
    },
    'zh',
  );
  expect(series).toMatchObject([
    { data: [1, null] },
    { data: [3, null] },
    { name: '制造业', data: [2, null] },
    { data: [3, 3] },
  ]);
});
