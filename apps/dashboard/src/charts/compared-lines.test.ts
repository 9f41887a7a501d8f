import { comparedLines } from './compared-lines.js';

test('each line has its own dash, and a gap where there is no figure and between the years', () => {
  const lines = ['全省', '长春市'].map(name => ({ name, values: [1, null, 3] }));
  const { series } = comparedLines(
    { unit: '%', periods: ['2025-09', '2025-12', '2026-03'], lines, isAmount: false, print: String },
    'zh',
  );
  expect(series).toMatchObject([
    { name: '全省', data: [1, null, null, 3], lineStyle: { type: 'solid' } },
    { name: '长春市', lineStyle: { type: 'dotted' } },
  ]);
});
