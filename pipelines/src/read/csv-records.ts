/** Delimiters a table of text may use. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const QUOTE = 0x22;
const CR = 0x0d;
const LF = 0x0a;

/** What a byte means between two fields; every other byte is a letter. */
const LETTER = 0;
const DELIMITS = 1;
const QUOTES = 2;
const ENDS = 3;
const CONTROLS = 4;

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

/** What records that are alike have in common. */
export interface Alike {
  fields: number;
  ending: 'lf' | 'crlf';
  /** No record is longer, in bytes. */
  longest: number;
}

/**
 * Finds records in buffers of one file, one after the other.
 *
 * Every byte of every file passes through `scan`, so it does little for a letter, and nothing is made anew for a record.
 */
export class RecordScanner {
  /** The last record found, written over by the next. */
  readonly shape: RecordShape = {
    end: 0,
    fields: 0,
    odd: false,
    quoted: false,
    open: false,
    blank: false,
    ending: null,
    longest: 0,
  };
  /** Control characters seen so far, tabs and line breaks aside. */
  controls = 0;
  passedTo = 0;
  private readonly kinds = new Uint8Array(256).fill(CONTROLS, 0, 0x20);
  /** No byte above this one is anything but a letter. */
  private readonly highest: number;

  private readonly delimiter: number;

  constructor(delimiter: Delimiter) {
    const code = delimiter.charCodeAt(0);
    this.delimiter = code;
    this.kinds[0x09] = LETTER;
    this.kinds[QUOTE] = QUOTES;
    this.kinds[CR] = this.kinds[LF] = ENDS;
    this.kinds[code] = DELIMITS;
    this.highest = Math.max(QUOTE, code);
  }

  /**
   * Finds the end of the record that begins at `start` and says in `shape` how it is built; false when the bytes end before
   * it does. A quote counts only at the beginning of a field; elsewhere it is a letter.
   *
   * @param final whether no more bytes follow these
   */
  scan(bytes: Buffer, start: number, final: boolean): boolean {
    const { kinds, shape, highest } = this;
    const { length } = bytes;
    let fields = 1;
    let longest = 0;
    let fieldStart = start;
    let at = start;
    shape.odd = shape.quoted = shape.open = false;
    shape.ending = null;
    for (; at < length; at++) {
      const byte = bytes[at]!;
      if (byte > highest) continue;
      const kind = kinds[byte];
      if (kind === LETTER) continue;
      if (kind === DELIMITS) {
        if (at - fieldStart > longest) longest = at - fieldStart;
        fields++;
        fieldStart = at + 1;
      } else if (kind === ENDS) {
        if (byte === CR && at + 1 >= length && !final) return false;
        shape.ending = byte === LF ? 'lf' : bytes[at + 1] === LF ? 'crlf' : 'cr';
        break;
      } else if (kind === QUOTES && at === fieldStart) {
        at = this.skipQuoted(bytes, at) - 1;
      } else {
        this.noteOdd(byte);
      }
    }
    if (shape.ending === null && !final) return false;
    if (shape.ending === 'cr') shape.odd = true;
    shape.blank = at === start;
    shape.fields = fields;
    shape.longest = at - fieldStart > longest ? at - fieldStart : longest;
    shape.end = at + (shape.ending === null ? 0 : shape.ending === 'crlf' ? 2 : 1);
    return true;
  }

  /**
   * Passes over records that are all alike, which is most of most files: no quotes, nothing odd, and as said.
   *
   * @returns how many there are; `passedTo` is where the first other one begins, or one the bytes do not hold whole
   */
  passOver(bytes: Buffer, start: number, { fields: wanted, ending, longest }: Alike): number {
    const { kinds, highest, delimiter } = this;
    const { length } = bytes;
    let records = 0;
    let fields = 1;
    let recordStart = start;
    for (let at = start; at < length; at++) {
      const byte = bytes[at]!;
      if (byte > highest) continue;
      if (byte === delimiter) {
        fields++;
        continue;
      }
      if (byte === LF) {
        const isCrLf = bytes[at - 1] === CR;
        if (fields !== wanted || isCrLf !== (ending === 'crlf') || at - recordStart > longest) break;
        if (wanted === 1 && at - (isCrLf ? 1 : 0) === recordStart) break;
        records++;
        recordStart = at + 1;
        fields = 1;
      } else if (byte === CR ? bytes[at + 1] !== LF : kinds[byte] !== LETTER) break;
    }
    this.passedTo = recordStart;
    return records;
  }

  private noteOdd(byte: number): void {
    if (byte === QUOTE || byte === 0) this.shape.odd = true;
    if (byte < 0x20) this.controls++;
  }

  /** Position after the closing quote of a field that begins with one. */
  private skipQuoted(bytes: Buffer, start: number): number {
    const { kinds, shape } = this;
    shape.quoted = true;
    for (let at = start + 1; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (kinds[byte] === CONTROLS) this.noteOdd(byte);
      if (byte !== QUOTE) continue;
      const next = bytes[at + 1];
      if (next === QUOTE) {
        at++;
        continue;
      }
      if (next !== undefined && kinds[next] !== DELIMITS && kinds[next] !== ENDS) shape.odd = true;
      return at + 1;
    }
    shape.open = true;
    return bytes.length;
  }
}

/** The cells of a record. Text after a closing quote is kept as it stands. */
export function cellsOf(bytes: Buffer, start: number, { end, quoted }: RecordShape, delimiter: Delimiter): string[] {
  const text = bytes.toString('utf8', start, end).replace(/\r\n$|[\r\n]$/, '');
  if (!quoted) return text.split(delimiter);
  const cells: string[] = [];
  for (let at = 0; at <= text.length;) {
    let cell = '';
    if (text[at] === '"') {
      const { value, next } = quotedCell(text, at);
      cell = value;
      at = next;
    }
    const close = text.indexOf(delimiter, at);
    cells.push(cell + text.slice(at, close < 0 ? text.length : close));
    at = close < 0 ? text.length + 1 : close + 1;
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
