import type { WorkbookArchive } from '../read/workbook-archive.js';
import { NotEditable } from './not-editable.js';
import { TokenScanner, prefixOf, type Token } from './xml-tokens.js';

/** Parts that are edited as a whole are small; the sheets themselves are streamed. In bytes. */
const LARGEST_WHOLE = 32 * 1024 * 1024;

/**
 * One part as text.
 *
 * @throws NotEditable when it is too large, or not UTF-8
 */
export async function partText(archive: WorkbookArchive, name: string): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of archive.read(name)) {
    bytes += chunk.length;
    if (bytes > LARGEST_WHOLE) throw new NotEditable(`${name} is too large`);
    chunks.push(chunk);
  }
  return utf8(Buffer.concat(chunks), name);
}

function utf8(bytes: Buffer, name: string): string {
  try {
    // A byte order mark is part of what stays as it was.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new NotEditable(`${name} is not UTF-8`);
  }
}

/** A part's tokens, to be gone through and put together again. */
export function tokensOf(text: string): Token[] {
  const scanner = new TokenScanner();
  const tokens = scanner.push(text);
  scanner.end();
  return tokens;
}

/** Prefix of the vocabulary of a part, with its colon: that of its first element. */
export function mainPrefix(tokens: readonly Token[]): string {
  const root = tokens.find(({ kind }) => kind !== 'between');
  return root ? prefixOf(root) : '';
}

/** The tokens as one text; a replaced one stands for the original. */
export function joined(tokens: readonly Token[], replaced: ReadonlyMap<Token, string>): string {
  return tokens.map(token => replaced.get(token) ?? token.raw).join('');
}
