/** Delimiters a table of text may use. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const QUOTE = 0x22;
const CR = 0x0d;
const LF = 0x0a;

/** One record as it lies in a buffer. */
export interface RecordShape {
  /** Position after the record and its line end. */
  end: number;
  fields: number;
  /** Quoting or line ends a strict reader would not take. */
  odd: boolean;
  quoted: boolean;
  /** Whether a quote stood open where the bytes ended. */
  open: boolean;
  blank: boolean;
  /** How its line ends; null for the last one of a file, which need not end. */
  ending: 'lf' | 'crlf' | 'cr' | null;
  /** Length of the longest field in bytes. */
  longest: number;
}

/**
 * Finds the end of the record that begins at `start` and says how it is built; null when the bytes end before it does.
 *
 * A quote counts only at the beginning of a field; elsewhere it is a letter.
 *
 * @param final whether no more bytes follow these
 */
export function scanRecord(bytes: Buffer, start: number, delimiter: number, final: boolean): RecordShape | null {
  const length = bytes.length;
  const shape: RecordShape = {
    end: length,
    fields: 1,
    odd: false,
    quoted: false,
    open: false,
    blank: false,
    ending: null,
    longest: 0,
  };
  let fieldStart = start;
  let at = start;
  const closeField = () => {
    if (at - fieldStart > shape.longest) shape.longest = at - fieldStart;
  };
  while (at < length) {
    const byte = bytes[at]!;
    if (byte === QUOTE && at === fieldStart) {
      at = afterQuoted(bytes, at, shape);
      if (at >= length) break;
      const next = bytes[at]!;
      if (next !== delimiter && next !== CR && next !== LF) shape.odd = true;
      continue;
    }
    if (byte === delimiter) {
      closeField();
      shape.fields++;
      at++;
      fieldStart = at;
      continue;
    }
    if (byte === LF || byte === CR) {
      closeField();
      if (byte === CR && at + 1 >= length && !final) return null;
      shape.ending = byte === LF ? 'lf' : bytes[at + 1] === LF ? 'crlf' : 'cr';
      if (shape.ending === 'cr') shape.odd = true;
      shape.blank = at === start;
      shape.end = at + (shape.ending === 'crlf' ? 2 : 1);
      return shape;
    }
    if (byte === QUOTE || byte === 0) shape.odd = true;
    at++;
  }
  closeField();
  shape.blank = start === length;
  return final ? shape : null;
}

/** Position after the closing quote of a field that begins with one. */
function afterQuoted(bytes: Buffer, start: number, shape: RecordShape): number {
  shape.quoted = true;
  for (let at = start + 1; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === 0) shape.odd = true;
    if (byte !== QUOTE) continue;
    if (bytes[at + 1] !== QUOTE) return at + 1;
    at++;
  }
  shape.open = true;
  return bytes.length;
}

/** The cells of a record. Text after a closing quote is kept as it stands. */
export function cellsOf(bytes: Buffer, start: number, shape: RecordShape, delimiter: Delimiter): string[] {
  const text = bytes.toString('utf8', start, shape.end).replace(/\r\n$|[\r\n]$/, '');
  if (!shape.quoted) return text.split(delimiter);
  const cells: string[] = [];
  for (let at = 0; at <= text.length;) {
    let cell = '';
    if (text[at] === '"') {
      const { value, next } = quotedCell(text, at);
      cell = value;
      at = next;
    }
    const end = text.indexOf(delimiter, at);
    cells.push(cell + text.slice(at, end < 0 ? text.length : end));
    at = end < 0 ? text.length + 1 : end + 1;
  }
  return cells;
}

function quotedCell(text: string, start: number): { value: string; next: number } {
  let value = '';
  for (let at = start + 1; ;) {
    const close = text.indexOf('"', at);
    if (close < 0) return { value: value + text.slice(at), next: text.length };
    value += text.slice(at, close);
    if (text[close + 1] !== '"') return { value, next: close + 1 };
    value += '"';
    at = close + 2;
  }
}
