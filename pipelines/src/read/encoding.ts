import { isUtf8 } from 'node:buffer';
import { createWriteStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { FileRefused } from './refusal.js';

/** A text file whose bytes are UTF-8, and where its text begins (after a byte order mark). */
export interface Utf8File {
  readonly path: string;
  readonly start: number;
  /** How the sender's bytes were read. `guessed` where nothing in the file says so. */
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
  readonly guessed: boolean;
}

const CHUNK = 1 << 20;
/** More control bytes than this share are no text. */
export const BINARY_SHARE = 0.02;
/** More NUL bytes than this share is text of two bytes a letter that says so nowhere. */
const WIDE_SHARE = 0.2;
/** A line of GB18030 can be valid UTF-8 by accident; more than this share cannot. */
const ACCIDENT_SHARE = 0.01;

interface Census {
  /** Bytes, NULs and other control characters of the first mebibyte. */
  bytes: number;
  nuls: number;
  controls: number;
  /** Of the whole file. */
  validUtf8: boolean;
}

/**
 * The file as UTF-8: itself where it is, else a copy in `folder`.
 *
 * UTF-8 is tried strictly first, then GB18030 strictly; text of two encodings is refused, never guessed at.
 *
 * @throws FileRefused `FILE_ENCODING_INVALID`, `FILE_ENCODING_UNKNOWN` or `FILE_BINARY_CONTENT`
 */
export async function toUtf8(path: string, folder: string): Promise<Utf8File> {
  const file = await open(path, 'r');
  try {
    const head = (await file.read(Buffer.alloc(4), 0, 4, 0)).buffer;
    if (head[0] === 0xff && head[1] === 0xfe && head[2] === 0 && head[3] === 0)
      throw new FileRefused('FILE_ENCODING_UNKNOWN');
    if (head[0] === 0xff && head[1] === 0xfe) return await transcode(file, 2, 'utf-16le', folder, false);
    if (head[0] === 0xfe && head[1] === 0xff) return await transcode(file, 2, 'utf-16be', folder, false);
    const hasMark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
    const census = await count(file);
    if (census.nuls > census.bytes * WIDE_SHARE) throw new FileRefused('FILE_ENCODING_UNKNOWN');
    if (census.controls > census.bytes * BINARY_SHARE) throw new FileRefused('FILE_BINARY_CONTENT');
    if (census.validUtf8) return { path, start: hasMark ? 3 : 0, encoding: 'utf-8', guessed: false };
    const mixedAt = await firstMixedRow(file, hasMark);
    if (mixedAt !== null) throw new FileRefused('FILE_ENCODING_INVALID', `第 ${mixedAt} 行`);
    return await transcode(file, 0, 'gb18030', folder, true);
  } finally {
    await file.close();
  }
}

/** The file's bytes from a position on, a mebibyte at a time; each buffer is valid until the next is asked for. */
export async function* chunksOf(file: FileHandle, start: number): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafe(CHUNK);
  for (let at = start; ;) {
    const { bytesRead } = await file.read(buffer, 0, CHUNK, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

async function count(file: FileHandle): Promise<Census> {
  const census = { bytes: 0, nuls: 0, controls: 0, validUtf8: true };
  let tail = Buffer.alloc(0);
  for await (const chunk of chunksOf(file, 0)) {
    if (census.bytes === 0) countControls(chunk, census);
    if (!census.validUtf8) continue;
    const joined = tail.length > 0 ? Buffer.concat([tail, chunk]) : chunk;
    const whole = joined.length - unfinished(joined);
    census.validUtf8 = isUtf8(joined.subarray(0, whole));
    tail = Buffer.from(joined.subarray(whole));
  }
  if (tail.length > 0) census.validUtf8 = false;
  return census;
}

/** Counts the control characters of a chunk, tabs and line breaks aside. Those of the rest are counted with its records. */
function countControls(chunk: Buffer, census: Census): void {
  census.bytes = chunk.length;
  for (let at = 0; at < chunk.length; at++) {
    const byte = chunk[at]!;
    if (byte >= 0x20 || byte === 9 || byte === 10 || byte === 13) continue;
    census.controls++;
    if (byte === 0) census.nuls++;
  }
}

/** Bytes at the end that begin a letter and do not finish it. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/** The first row in the other encoding of a file that mixes UTF-8 with another one, or null. */
async function firstMixedRow(file: FileHandle, hasMark: boolean): Promise<number | null> {
  let [row, firstUtf8, utf8, firstOther, other] = [0, 0, 0, 0, 0];
  for await (const line of linesOf(file)) {
    row++;
    if (!line.some(byte => byte >= 0x80)) continue;
    if (isUtf8(line)) {
      utf8++;
      firstUtf8 ||= row;
    } else {
      other++;
      firstOther ||= row;
    }
  }
  if (hasMark) return firstOther;
  return utf8 > (utf8 + other) * ACCIDENT_SHARE ? Math.max(firstUtf8, firstOther) : null;
}

async function* linesOf(file: FileHandle): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunksOf(file, 0)) {
    let bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : Buffer.from(chunk);
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10)) {
      yield bytes.subarray(0, end);
      bytes = bytes.subarray(end + 1);
    }
    // A line without end is one line, but need not be kept whole.
    rest = bytes.length > CHUNK ? (yield bytes, Buffer.alloc(0)) : bytes;
  }
  if (rest.length > 0) yield rest;
}

async function transcode(
  file: FileHandle,
  start: number,
  encoding: 'utf-16le' | 'utf-16be' | 'gb18030',
  folder: string,
  guessed: boolean,
): Promise<Utf8File> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const path = join(folder, 'utf8.csv');
  const out = createWriteStream(path);
  const write = async (text: string) => {
    if (!out.write(text)) await once(out, 'drain');
  };
  try {
    for await (const chunk of chunksOf(file, start)) await write(decoder.decode(chunk, { stream: true }));
    await write(decoder.decode());
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
      ? new FileRefused('FILE_ENCODING_INVALID', encoding.toUpperCase())
      : error;
  } finally {
    out.end();
    await once(out, 'close');
  }
  return { path, start: 0, encoding, guessed };
}
