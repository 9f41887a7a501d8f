import { Refused } from './refused.js';

/** In UTF-16 units. Longer than any query a person writes. */
export const LONGEST_TEXT = 50_000;
/** One comment inside another is an accident, more are an attack: DuckDB's parser needs time square in their number and cannot be stopped. */
export const DEEPEST_COMMENT = 4;

/**
 * Refuses a text that is dangerous to parse. Deep brackets are not counted here: DuckDB bounds them itself.
 *
 * @throws Refused sql-empty, sql-too-long, sql-too-deep, sql-syntax
 */
export function checkText(text: string): void {
  if (text.trim() === '') throw new Refused('sql-empty');
  if (text.length > LONGEST_TEXT) throw new Refused('sql-too-long', { limit: LONGEST_TEXT, length: text.length });
  if (text.includes('\0')) throw new Refused('sql-syntax', { at: '–', position: text.indexOf('\0'), near: 'NUL' });
  if (commentDepth(text) > DEEPEST_COMMENT) throw new Refused('sql-too-deep', { limit: DEEPEST_COMMENT });
}

/**
 * A bound from above (to within one) for how deep comments are nested, whatever quotes and line comments stand around them.
 *
 * Quoted text is not told apart: a `/*` in quotes only raises the bound, and at depth 0 nothing can lower it. A `*` that opened a
 * comment does not close one, and outside of comments the slash of `*\/` may open one.
 */
export function commentDepth(text: string): number {
  let [depth, deepest] = [0, 0];
  for (let at = 0; at < text.length - 1; at++) {
    if (text[at] === '/' && text[at + 1] === '*') {
      deepest = Math.max(deepest, ++depth);
      at++;
    } else if (text[at] === '*' && text[at + 1] === '/' && depth > 0) {
      depth--;
      at++;
    }
  }
  return deepest;
}
