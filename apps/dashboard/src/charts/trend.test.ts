import { trend } from './trend.js';

test('a growth stands over its own period, and a missing one leaves a gap', () => {
  const option = trend(['2025-12', '2026-03', '2026-06'], [{ name: '营业收入', values: [6.6, null, 7.2] }], 'zh');
  expect(option).toMatchObject({ series: [{ data: [6.6, null, null, 7.2], connectNulls: false }] });
});

test('the first period of each year names the year', () => {
  const option = trend(['2025-12', '2026-03', '2026-06'], [], 'zh');
  expect(option).toMatchObject({ xAxis: { data: ['1—12\n{year|2025年}', '', '1—3\n{year|2026年}', '1—6'] } });
});

test('lines differ by dash, not by colour alone', () => {
  const lines = ['a', 'b', 'c'].map(name => ({ name, values: [1] }));
  const option = trend(['2026-03'], lines, 'en');
  expect(option).toMatchObject({
    series: [{ lineStyle: { type: 'solid' } }, { lineStyle: { type: 'dotted' } }, { lineStyle: { type: 'dashed' } }],
  });
});
