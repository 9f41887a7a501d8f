import { industryLine } from './industry-lines.js';

test.each([
  ['3562', ['C', '35', '356'], '356'],
  ['C3562', ['C', '35'], '35'],
  ['3562', ['C', '36'], 'C'],
  ['35', ['356', 'C'], 'C'],
  ['C', ['35', 'C'], 'C'],
  ['6210', ['C', '61'], null],
  ['X1', ['C'], null],
])('of %s the nearest of %j is %s', (code, lines, line) => {
  expect(industryLine(code, lines)).toBe(line);
});
