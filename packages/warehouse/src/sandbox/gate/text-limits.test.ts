import { checkText, commentDepth, DEEPEST_COMMENT, LONGEST_TEXT } from './text-limits.js';

test.each<[name: string, text: string, depth: number]>([
  ['none', 'SELECT 1', 0],
  ['one comment', 'SELECT /* what */ 1', 1],
  ['two side by side', '/* a */ /* b */ SELECT 1', 1],
  ['one in the other', '/* a /* b */ */ SELECT 1', 2],
  ['a star that opens does not close', '/*/ still open /* two */', 2],
  ['a star that closes may open the next', '/* a */* b */', 1],
  ['outside of comments a slash behind a star may open one', 'SELECT 2 */* three */ 3', 1],
  ['nested as deep as it is closed', '/*/*/*/**/*/*/*/', 4],
  ['what is in quotes may only raise the bound', `SELECT '/*' /* a */`, 2],
  ['ends in quotes lower nothing below zero', `SELECT '*/ */ */' /* a */`, 1],
  ['a comment of a line hides nothing', '-- /* \n /* a */', 2],
])('depth of comments: %s', (_, text, depth) => {
  expect(commentDepth(text)).toBe(depth);
});

test('a text is refused before it is parsed when it is empty, too long, or too deep', () => {
  const nested = (depth: number) => `${'/*'.repeat(depth)}${'*/'.repeat(depth)} SELECT 1`;
  expect(() => checkText(nested(DEEPEST_COMMENT))).not.toThrow();
  expect(() => checkText(nested(DEEPEST_COMMENT + 1))).toThrow('sql-too-deep');
  expect(() => checkText(' \n')).toThrow('sql-empty');
  expect(() => checkText('x'.repeat(LONGEST_TEXT))).not.toThrow();
  expect(() => checkText('x'.repeat(LONGEST_TEXT + 1))).toThrow('sql-too-long');
  expect(() => checkText('SELECT 1\0; DROP TABLE ent')).toThrow('sql-syntax');
});
