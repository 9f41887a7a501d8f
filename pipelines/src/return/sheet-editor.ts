import { columnOf, positionOr } from '../read/sheet-rows.js';
import { cellName } from '../write/xml-text.js';
import { formatted, markRow, newRow, type FormatOf, type RowFormats, type RowMarks } from './marked-row.js';
import { attributeIn, attributesIn, prefixOf, withAttributes, type Token } from './xml-tokens.js';

/** What is to be changed in a sheet. */
export interface SheetChange {
  marksOf(row: number): RowMarks | null;
  /** Rows with a mark, in rising order. */
  markedRows: readonly number[];
  /** Whether a row is in the sheet; one that is not is put in. */
  hasRow(row: number): boolean;
  /** The columns farthest to the left and to the right that are marked; null where none is. */
  markedColumns: { first: number; last: number } | null;
  formatOf: FormatOf;
  /** The attribute and its declaration that tie a drawing of comments to the sheet; null where there is none to tie. */
  drawing: string | null;
}

/** Elements of a sheet that come after the tie to its comments. */
const AFTER_DRAWING = [
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
  'AlternateContent',
];

/**
 * Passes a sheet on token by token and changes only the formats of marked cells, cells and rows that are missing, and the
 * tie to the comments.
 */
export class SheetEditor {
  /** Id of the relation to the drawing the sheet had already; null where it had none. */
  drawingBefore: string | null = null;
  private depth = 0;
  private prefix = '';
  private row = 0;
  private marked: { tokens: Token[]; marks: RowMarks } | null = null;
  private next = 0;
  private readonly done = new Set<number>();
  private readonly columns: { from: number; to: number; format: number }[] = [];
  private isTied = false;
  private readonly formats: RowFormats = {
    formatOf: (format, severity) => this.change.formatOf(format, severity),
    formatOfColumn: column => this.columns.find(({ from, to }) => from <= column && column <= to)?.format ?? 0,
  };

  constructor(
    private readonly change: SheetChange,
    private readonly put: (text: string) => void,
  ) {}

  take(token: Token): void {
    const { kind, name } = token;
    if (kind === 'close') this.depth--;
    if (kind === 'open' && this.depth === 0) this.prefix = prefixOf(token);
    if (this.marked !== null) this.takeInMarkedRow(token);
    else if (name === 'row' && kind !== 'close') this.openRow(token);
    else if (name === 'c' && kind !== 'close') this.put(formatted(token, null, this.change.formatOf));
    else if (name === 'sheetData' && kind !== 'open') this.put(this.closedSheetData(token));
    else this.put(this.tieBefore(token) + this.outsideRows(token));
    if (kind === 'open') this.depth++;
  }

  private openRow(token: Token): void {
    const number = positionOr(attributeIn(token.raw, 'r'), this.row + 1);
    this.put(this.missingRows(number));
    this.row = number;
    const marks = this.done.has(number) ? null : this.change.marksOf(number);
    if (marks === null) return this.put(token.raw);
    this.done.add(number);
    if (token.kind === 'empty') this.put(markRow([token], number, marks, this.formats));
    else this.marked = { tokens: [token], marks };
  }

  private takeInMarkedRow(token: Token): void {
    const { tokens, marks } = this.marked!;
    tokens.push(token);
    if (token.kind !== 'close' || token.name !== 'row') return;
    this.put(markRow(tokens, this.row, marks, this.formats));
    this.marked = null;
  }

  /** Marked rows before this number that the sheet does not have. */
  private missingRows(before: number): string {
    const { markedRows, hasRow, marksOf } = this.change;
    let rows = '';
    for (; this.next < markedRows.length && markedRows[this.next]! < before; this.next++) {
      const number = markedRows[this.next]!;
      if (this.done.has(number) || hasRow(number)) continue;
      this.done.add(number);
      rows += newRow(number, marksOf(number)!, this.formats, this.prefix);
    }
    return rows;
  }

  private closedSheetData({ kind, raw }: Token): string {
    const rows = this.missingRows(Infinity);
    if (kind === 'close') return rows + raw;
    return rows === '' ? raw : `${raw.slice(0, -2)}>${rows}</${this.prefix}sheetData>`;
  }

  /** A tag that is no row and no cell. */
  private outsideRows({ kind, name, raw }: Token): string {
    if (kind === 'close' || kind === 'between') return raw;
    if (name === 'col') {
      const [from, to] = [Number(attributeIn(raw, 'min')) - 1, Number(attributeIn(raw, 'max')) - 1];
      this.columns.push({ from, to, format: Number(attributeIn(raw, 'style') ?? 0) });
    }
    if (name === 'legacyDrawing' && this.depth === 1) {
      this.isTied = true;
      this.drawingBefore = attributesIn(raw).find(attribute => attribute.name.endsWith(':id'))?.value ?? null;
    }
    return name === 'dimension' ? this.widened(raw) : raw;
  }

  /** The tie to the comments, where this tag comes after its place and the sheet has none. */
  private tieBefore(token: Token): string {
    const { drawing } = this.change;
    const isAfter = token.kind === 'close' ? this.depth === 0 : this.depth === 1 && AFTER_DRAWING.includes(token.name);
    if (drawing === null || this.isTied || !isAfter) return '';
    this.isTied = true;
    return `<${this.prefix}legacyDrawing ${drawing}/>`;
  }

  /** The rectangle the sheet says it fills, with the marked cells in it. */
  private widened(raw: string): string {
    const corners = /^([A-Z]{1,3})(\d+)(?::([A-Z]{1,3})(\d+))?$/.exec(attributeIn(raw, 'ref') ?? '');
    const { markedRows, markedColumns } = this.change;
    if (!corners || markedColumns === null) return raw;
    const [, left, top, right = left, bottom = top] = corners;
    const columns = [columnOf(`${left}1`)!, columnOf(`${right}1`)!, markedColumns.first, markedColumns.last];
    const rows = [Number(top), Number(bottom), markedRows[0]!, markedRows.at(-1)!];
    const from = cellName(Math.min(...rows), Math.min(...columns));
    return withAttributes(raw, { ref: `${from}:${cellName(Math.max(...rows), Math.max(...columns))}` });
  }
}
