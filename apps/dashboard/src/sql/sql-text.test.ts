import { parameterNames, pieceToRun } from './sql-text.js';

test('parameters are found outside of quotes and comments, each once', () => {
  const text = `SELECT '$no', "$nor" -- $neither\n/* $nobody */ FROM t WHERE a = $期间 AND b > $least AND c < $least`;
  expect(parameterNames(text)).toEqual(['期间', 'least']);
});

const TWO = `SELECT 1;\n\nSELECT ';' AS b;\n`;
test.each([
  ['the first, from its middle', 3, 'SELECT 1'],
  ['the first, from its semicolon', 8, 'SELECT 1'],
  ['the second', 14, `SELECT ';' AS b`],
  ['the last, from behind it', TWO.length, `SELECT ';' AS b`],
])('the statement at the cursor is run: %s', (_, at, expected) => {
  const { from, to } = pieceToRun(TWO, { anchor: at, head: at });
  expect(TWO.slice(from, to)).toBe(expected);
});

test('what is marked is run, without the blanks around it', () => {
  const { from, to } = pieceToRun(TWO, { anchor: 27, head: 9 });
  expect(TWO.slice(from, to)).toBe(`SELECT ';' AS b;`);
});
