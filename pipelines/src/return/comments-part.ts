import { columnOf } from '../read/sheet-rows.js';
import { cellName } from '../write/xml-text.js';
import type { CellComment } from './cell-marks.js';
import { commentRun, editWords } from './comment-words.js';
import { joined, mainPrefix, tokensOf } from './part-text.js';
import { attributeIn, type Token } from './xml-tokens.js';

const AUTHOR = '退回意见';

/** The comments of a sheet with ours, and the cells whose comment came or went. */
export interface EditedComments {
  text: string;
  /** Cells that had a comment of ours and nothing else; their boxes go with it. */
  removed: { row: number; column: number }[];
  /** Comments that are new and need a box. */
  added: CellComment[];
}

/** A comments part that holds nothing yet. */
export function emptyComments(main: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${main}"><authors></authors><commentList></commentList></comments>`;
}

/**
 * Puts our comments among those of a sheet. What we wrote the time before goes; what people wrote on a cell of ours stays,
 * and our words stand below it.
 */
export function editComments(text: string, comments: readonly CellComment[]): EditedComments {
  const tokens = tokensOf(text);
  const prefix = mainPrefix(tokens);
  const authors = authorsOf(tokens);
  const byCell = new Map(comments.map(comment => [cellName(comment.row, comment.column), comment]));
  const removed: EditedComments['removed'] = [];
  const written = new Map<Token, string>();
  let own: Token[] | null = null;
  for (const token of tokens) {
    if (token.name === 'comment' && token.kind === 'open') own = [];
    if (own === null) continue;
    own.push(token);
    written.set(token, '');
    if (token.name !== 'comment' || token.kind !== 'close') continue;
    const { raw } = own[0]!;
    const reference = attributeIn(raw, 'ref') ?? '';
    // A conversation of a newer kind shows in its own box, and its words here are only a copy.
    const isConversation = authors[Number(attributeIn(raw, 'authorId') ?? 0)]?.startsWith('tc=') ?? false;
    const kept = editWords(own, isConversation ? null : (byCell.get(reference)?.text ?? null), prefix);
    if (kept === null) removed.push(cellAt(reference));
    else byCell.delete(reference);
    written.set(token, kept ?? '');
    own = null;
  }
  const added = [...byCell.values()];
  if (added.length > 0) addNew(tokens, written, { added, authors, prefix });
  return { text: joined(tokens, written), removed, added };
}

function authorsOf(tokens: readonly Token[]): string[] {
  const authors: string[] = [];
  tokens.forEach(({ name, kind }, at) => {
    if (name === 'author' && kind !== 'close') authors.push(kind === 'empty' ? '' : tokens[at + 1]!.raw);
  });
  return authors;
}

function addNew(
  tokens: readonly Token[],
  written: Map<Token, string>,
  { added, authors, prefix }: { added: readonly CellComment[]; authors: readonly string[]; prefix: string },
): void {
  const known = authors.indexOf(AUTHOR);
  const author = known < 0 ? authors.length : known;
  const end = (part: string) => tokens.findLast(({ name, kind }) => name === part && kind !== 'open')!;
  if (known < 0)
    written.set(end('authors'), closing(end('authors'), `<${prefix}author>${AUTHOR}</${prefix}author>`, prefix));
  const elements = added.map(
    ({ row, column, text }) =>
      `<${prefix}comment ref="${cellName(row, column)}" authorId="${author}"><${prefix}text>${commentRun(text, prefix)}</${prefix}text></${prefix}comment>`,
  );
  written.set(end('commentList'), closing(end('commentList'), elements.join(''), prefix));
}

function closing(token: Token, inside: string, prefix: string): string {
  return token.kind === 'close' ? inside + token.raw : `${token.raw.slice(0, -2)}>${inside}</${prefix}${token.name}>`;
}

function cellAt(reference: string): { row: number; column: number } {
  return { row: Number(/\d+$/.exec(reference)?.[0] ?? 0), column: columnOf(reference) ?? 0 };
}
