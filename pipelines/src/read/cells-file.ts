import { closeSync, openSync, writeSync } from 'node:fs';
import type { SheetPlan } from '@tidu/domain';
import type { CellsFile } from '@tidu/warehouse';

const FLUSH_AT = 1 << 20;

/** Marks of one row, told by letter and position: e error, f formula, n formula without result, h hidden, r ragged. */
export class RowMarks {
  private text = '';

  add(letter: 'e' | 'f' | 'n' | 'h' | 'r', position: number | '' = ''): void {
    this.text += `${this.text === '' ? ';' : ''}${letter}${position};`;
  }

  toString(): string {
    return this.text;
  }
}

/**
 * Writes text cells with marks to a temporary file the warehouse reads in one pass: row number, marks, then the cells.
 *
 * NUL cannot live in any text column, so it is written as U+0001, which the checks refuse like any control character.
 */
export class CellsWriter {
  private readonly file: number;
  private pending: string[] = [];
  private size = 0;
  rows = 0;

  constructor(
    readonly path: string,
    private readonly width: number,
  ) {
    this.file = openSync(path, 'w');
  }

  row(rowNumber: number, marks: string, cells: readonly (string | undefined)[]): void {
    let line = `${rowNumber},${marks}`;
    for (let index = 0; index < this.width; index++) line += `,${quoted(cells[index] ?? '')}`;
    this.pending.push(line);
    this.size += line.length;
    this.rows++;
    if (this.size > FLUSH_AT) this.flush();
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }

  private flush(): void {
    if (this.pending.length === 0) return;
    const bytes = Buffer.from(`${this.pending.join('\n')}\n`);
    for (let at = 0; at < bytes.length;) at += writeSync(this.file, bytes, at);
    this.pending = [];
    this.size = 0;
  }
}

/** What a `CellsWriter` wrote, as the warehouse reads it. */
export function cellsFile({ path, rows }: CellsWriter, { width, firstRow }: SheetPlan): CellsFile {
  return { path, form: 'cells', delimiter: ',', width, skip: 0, firstRow, rows, lineEnd: 'lf', lineBreaks: true };
}

// eslint-disable-next-line no-control-regex
const PLAIN = /^[^"\u0000,\r\n]*$/;

function quoted(text: string): string {
  if (PLAIN.test(text)) return text === '' ? '' : `"${text}"`;
  return `"${text.replaceAll('\u0000', '\u0001').replaceAll('"', '""')}"`;
}
