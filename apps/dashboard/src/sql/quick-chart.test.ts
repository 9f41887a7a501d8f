import { firstWish, quickChart } from './quick-chart.js';

const column = (name: string, kind: 'number' | 'text') => ({ name, type: '', kind });

test.each([
  ['bars by name', [column('市州', 'text'), column('收入', 'number')], { kind: 'bar', x: 0, y: 1 }],
  ['a line over periods', [column('报告期', 'text'), column('收入', 'number')], { kind: 'line', x: 0, y: 1 }],
  ['points of two numbers', [column('a', 'number'), column('b', 'number')], { kind: 'scatter', x: 0, y: 1 }],
  ['nothing without a number', [column('a', 'text')], null],
] as const)('columns are drawn as %s', (_, columns, expected) => {
  expect(firstWish(columns)).toEqual(expected);
});

test('what is missing is a gap, not a zero', () => {
  const option = quickChart(
    [
      ['甲', 1],
      ['乙', null],
    ],
    [column('n', 'text'), column('v', 'number')],
    { kind: 'bar', x: 0, y: 1 },
  );
  expect(option).toMatchObject({ series: [{ data: [{ value: 1 }, { value: null }] }] });
});
