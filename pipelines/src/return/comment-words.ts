import { cellText } from '../write/xml-text.js';
import { COMMENT_MARK } from './cell-marks.js';
import { tokensOf } from './part-text.js';
import { resolved, type Token } from './xml-tokens.js';

/** One child of a comment's text as written, and the words in it. */
interface Piece {
  name: string;
  raw: string;
  words: string;
}

/** Words of ours as a piece of a comment's text. */
export function commentRun(text: string, prefix: string): string {
  return `<${prefix}r><${prefix}t xml:space="preserve">${cellText(text)}</${prefix}t></${prefix}r>`;
}

/**
 * One comment without our old words and with our new ones below what people wrote; null where it held nothing but ours.
 *
 * @param tokens from its opening to its closing tag
 * @param ours the new words; null for none
 */
export function editWords(tokens: readonly Token[], ours: string | null, prefix: string): string | null {
  const open = tokens.findIndex(({ name, kind }) => name === 'text' && kind === 'open');
  const close = tokens.findIndex(({ name, kind }) => name === 'text' && kind === 'close');
  const pieces = open < 0 ? [] : piecesOf(tokens.slice(open + 1, close));
  const words = pieces.map(piece => piece.words).join('');
  if (words.startsWith(COMMENT_MARK)) return null;
  const at = words.indexOf(`\n${COMMENT_MARK}`);
  if (open < 0 || (at < 0 && ours === null)) return written(tokens);
  const kept = at < 0 ? pieces : before(pieces, at);
  const isSpoken = ({ name }: Piece) => name === 't' || name === 'r';
  const inside = [
    ...kept.filter(isSpoken).map(({ raw }) => raw),
    ours === null ? '' : commentRun(`\n${ours}`, prefix),
    ...kept.filter(piece => !isSpoken(piece)).map(({ raw }) => raw),
  ];
  return written(tokens.slice(0, open + 1)) + inside.join('') + written(tokens.slice(close));
}

function piecesOf(tokens: readonly Token[]): Piece[] {
  const pieces: Piece[] = [];
  let [depth, inWords] = [0, false];
  for (const { kind, name, raw } of tokens) {
    if (kind === 'close') depth--;
    if (depth === 0 && (kind === 'open' || kind === 'empty')) pieces.push({ name, raw: '', words: '' });
    const piece = pieces.at(-1);
    if (piece && (depth > 0 || kind !== 'between')) piece.raw += raw;
    if (piece && kind === 'between' && inWords && piece.name !== 'rPh') piece.words += resolved(raw);
    if (kind !== 'between') inWords = kind === 'open' && name === 't';
    if (kind === 'open') depth++;
  }
  return pieces;
}

/** The pieces up to a place in their words. */
function before(pieces: readonly Piece[], at: number): Piece[] {
  const kept: Piece[] = [];
  let from = 0;
  for (const piece of pieces) {
    const end = from + piece.words.length;
    if (end <= at) kept.push(piece);
    else if (from < at) kept.push({ ...piece, raw: shortened(piece.raw, at - from) });
    from = end;
  }
  return kept;
}

/** A piece with the beginning of its words only. */
function shortened(raw: string, length: number): string {
  let [rest, inWords] = [length, false];
  return tokensOf(raw)
    .map(({ kind, name, raw: tag }) => {
      if (kind !== 'between') {
        inWords = kind === 'open' && name === 't';
        return tag;
      }
      if (!inWords) return tag;
      const words = resolved(tag).slice(0, rest);
      rest -= words.length;
      return cellText(words);
    })
    .join('');
}

const written = (tokens: readonly Token[]): string => tokens.map(({ raw }) => raw).join('');
