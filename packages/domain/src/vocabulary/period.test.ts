import {
  formatPeriod,
  isQuarterEnd,
  isReportable,
  parsePeriod,
  periodEnd,
  periodsBetween,
  previousPeriod,
  priorPeriod,
} from './period.js';

test.each<[text: string, period: string]>([
  ['2025-12', '2025-12'],
  ['2025-9', '2025-09'],
  ['2025/12', '2025-12'],
  ['2025.06', '2025-06'],
  ['202512', '2025-12'],
  ['2025年12月', '2025-12'],
  ['2025年12月份', '2025-12'],
  [' 2025 年 9 月 ', '2025-09'],
  ['２０２５年９月', '2025-09'],
  ['2025年1-12月', '2025-12'],
  ['2025年1—12月', '2025-12'],
  ['2025年1－9月', '2025-09'],
  ['2025年1至9月', '2025-09'],
  ['2025年1月-9月', '2025-09'],
  ['2025年1~9月份', '2025-09'],
  ['2025Q4', '2025-12'],
  ['2025-Q1', '2025-03'],
  ['2025年四季度', '2025-12'],
  ['2025年第二季度', '2025-06'],
  ['2025年3季度', '2025-09'],
  ['2025年上半年', '2025-06'],
  ['2025年前三季度', '2025-09'],
  ['2025年一至三季度', '2025-09'],
  ['2025年度', '2025-12'],
  ['2025年全年', '2025-12'],
  ['2025-12-31', '2025-12'],
  ['2025-12-01 00:00:00', '2025-12'],
  ['2025年12月31日', '2025-12'],
])('%s is the period %s', (text, period) => {
  expect(parsePeriod(text)).toBe(period);
});

test.each([
  ['a month that does not exist', '2025-13'],
  ['month zero', '2025-00'],
  ['a span that does not begin in January', '2025年4-6月'],
  ['a year alone', '2025年'],
  ['a day that does not exist', '2025-02-30'],
  ['a month without a year', '9月'],
  ['a quarter that does not exist', '2025Q5'],
  ['an empty cell', ''],
  ['a number', '1137.5'],
])('%s is no period', (_, text) => {
  expect(parsePeriod(text)).toBeNull();
});

test('the prior period is the same months of the year before', () => {
  expect(priorPeriod('2026-09')).toBe('2025-09');
});

test.each([
  ['2026-09', '2026-08'],
  ['2026-03', '2026-02'],
  ['2026-02', null],
  ['2026-01', null],
])('before %s in the same year comes %s, since January and February are one block', (period, expected) => {
  expect(previousPeriod(period)).toBe(expected);
});

test.each([
  ['2026-02', '2026-02-28'],
  ['2024-02', '2024-02-29'],
  ['2026-09', '2026-09-30'],
  ['2026-12', '2026-12-31'],
])('the period %s ends on %s', (period, day) => {
  expect(periodEnd(period)).toBe(day);
});

test('quarters end in March, June, September and December', () => {
  expect(periodsBetween('2026-01', '2026-12').filter(isQuarterEnd)).toEqual([
    '2026-03',
    '2026-06',
    '2026-09',
    '2026-12',
  ]);
});

test('a year has eleven reportable periods, because January is exempt', () => {
  expect(periodsBetween('2026-01', '2026-12').filter(isReportable)).toHaveLength(11);
});

test('periods between two months run over the turn of the year', () => {
  expect(periodsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  expect(periodsBetween('2026-02', '2025-11')).toEqual([]);
});

test.each([
  ['2026-09', '2026年1—9月', 'Jan–Sep 2026'],
  ['2026-12', '2026年1—12月', 'Jan–Dec 2026'],
  ['2026-01', '2026年1月', 'Jan 2026'],
])('%s reads %s and %s', (period, zh, en) => {
  expect(formatPeriod(period, 'zh')).toBe(zh);
  expect(formatPeriod(period, 'en')).toBe(en);
});

test('a period as it is shown is read back as the same period', () => {
  const months = periodsBetween('2026-01', '2026-12');
  expect(months.map(period => parsePeriod(formatPeriod(period, 'zh')))).toEqual(months);
});
