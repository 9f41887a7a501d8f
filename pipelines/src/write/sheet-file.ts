import { closeSync, openSync, writeSync } from 'node:fs';
import { cellName, cellText } from './xml-text.js';

const FLUSH_AT = 1 << 18;

/** A cell to be written: a text, or a number as its digits, with its place in the style sheet. */
export interface WrittenCell {
  text?: string;
  number?: string;
  style: number;
}

/** What is said of a sheet before its first row. */
export interface SheetHead {
  /** Width of each column in characters. */
  widths: readonly number[];
  /** Rows above and columns to the left that stay in view. */
  frozen?: { rows: number; columns: number };
  /** Printed across, as wide as one page. */
  isLandscape?: boolean;
}

/** The names of the two vocabularies a workbook is written in; a strict one has its own. */
export interface Dialect {
  main: string;
  office: string;
}

export const COMMON_DIALECT: Dialect = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  office: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
};

/** Writes one worksheet to a file row by row, so that its length costs no memory. Texts stand in the cells: none is a formula. */
export class SheetFile {
  private readonly file: number;
  private pending: string[] = [];
  private size = 0;
  private flushed = 0;

  constructor(
    readonly path: string,
    private readonly head: SheetHead,
    dialect: Dialect = COMMON_DIALECT,
  ) {
    this.file = openSync(path, 'w');
    this.put(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${dialect.main}" xmlns:r="${dialect.office}">${this.before()}<sheetData>`,
    );
  }

  /** Writes a row; rows come in rising order. An undefined cell is left out. */
  row(number: number, cells: readonly (WrittenCell | undefined)[], height?: number): void {
    const written = cells.map((cell, at) => (cell === undefined ? '' : cellXml(cell, cellName(number, at))));
    const size = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
    this.put(`<row r="${number}"${size}>${written.join('')}</row>`);
  }

  /** Bytes written so far, about. */
  get bytes(): number {
    return this.flushed + this.size;
  }

  /**
   * @param after elements between the rows and the set-up of the page, in the order of the format
   * @param drawing the tie to the drawing of its comments
   */
  close(after = '', drawing = ''): void {
    this.put(`</sheetData>${after}${this.head.isLandscape ? LANDSCAPE : ''}${drawing}</worksheet>`);
    this.flush();
    closeSync(this.file);
  }

  private before(): string {
    const { widths, frozen, isLandscape } = this.head;
    const columns = widths.map(
      (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
    );
    const fit = isLandscape ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : '';
    const view =
      frozen === undefined ? '' : `<sheetViews><sheetView workbookViewId="0">${pane(frozen)}</sheetView></sheetViews>`;
    return `${fit}${view}${columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''}`;
  }

  private put(text: string): void {
    this.pending.push(text);
    this.size += text.length;
    if (this.size > FLUSH_AT) this.flush();
  }

  private flush(): void {
    this.flushed += writeAll(this.file, this.pending.join(''));
    this.pending = [];
    this.size = 0;
  }
}

const LANDSCAPE = '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>';

/** Writes a text to an open file, whole, and gives its length in bytes. */
export function writeAll(file: number, text: string): number {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
  return bytes.length;
}

function pane({ rows, columns }: { rows: number; columns: number }): string {
  const split = [columns > 0 ? ` xSplit="${columns}"` : '', rows > 0 ? ` ySplit="${rows}"` : ''].join('');
  const place = columns === 0 ? 'bottomLeft' : rows === 0 ? 'topRight' : 'bottomRight';
  return `<pane${split} topLeftCell="${cellName(rows + 1, columns)}" activePane="${place}" state="frozen"/>`;
}

function cellXml({ text, number, style }: WrittenCell, reference: string): string {
  const start = `<c r="${reference}"${style === 0 ? '' : ` s="${style}"`}`;
  if (number !== undefined) return `${start}><v>${number}</v></c>`;
  if (text === undefined || text === '') return `${start}/>`;
  return `${start} t="inlineStr"><is><t xml:space="preserve">${cellText(text)}</t></is></c>`;
}
