/** What is neither quoted nor a comment of a text of SQL: the rest is as many blanks, so that places stay the same. */
export function bareSql(text: string): string {
  const quoted = /'(?:[^']|'')*'?|"(?:[^"]|"")*"?|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g;
  return text.replace(quoted, piece => piece.replace(/[^\n]/g, ' '));
}

/** Names of the `$name` of a query, each once, in their order. */
export function parameterNames(text: string): string[] {
  const found = [...bareSql(text).matchAll(/\$([\p{L}_][\p{L}\p{N}_]*)/gu)].map(([, name]) => name!);
  return [...new Set(found)];
}

/** A piece of a text, by the places of its first character and behind its last. */
export interface Piece {
  from: number;
  to: number;
}

/**
 * What is run: the marked piece, else the statement the cursor stands in. Statements end with a semicolon.
 *
 * @param head where the cursor stands; `anchor` is where the marking began
 */
export function pieceToRun(text: string, { anchor, head }: { anchor: number; head: number }): Piece {
  if (anchor !== head) return trimmed(text, { from: Math.min(anchor, head), to: Math.max(anchor, head) });
  const ends = [...bareSql(text).matchAll(/;/g)].map(({ index }) => index);
  const bounds = [-1, ...ends, text.length];
  const pieces = bounds.slice(1).map((to, place) => ({ from: bounds[place]! + 1, to }));
  const written = pieces.filter(({ from, to }) => bareSql(text).slice(from, to).trim() !== '');
  // Behind the last semicolon one still means the statement before it.
  const own = written.find(({ to }) => head <= to) ?? written.at(-1);
  return own ? trimmed(text, own) : { from: 0, to: text.length };
}

function trimmed(text: string, { from, to }: Piece): Piece {
  const piece = text.slice(from, to);
  return { from: from + piece.length - piece.trimStart().length, to: from + piece.trimEnd().length };
}
