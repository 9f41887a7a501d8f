import { RowMarks } from './cells-file.js';
import { textOfNumber } from './cell-values.js';
import { FileRefused } from './refusal.js';
import { LIMITS } from './sheet-read.js';
import type { WorkbookArchive } from './workbook-archive.js';
import { unescapeText, type SheetEntry, type WorkbookParts } from './workbook-parts.js';
import { attributeOf, readPart } from './xml.js';

/** A row that holds something. Cells far to the right are counted, not kept. */
export interface SheetRow {
  row: number;
  cells: (string | undefined)[];
  marks: RowMarks;
  /** Position of the last cell that holds anything. */
  lastFilled: number;
}

/** Cells kept of one row; a table this wide is refused by its header. */
const CELLS_KEPT = 1024;
const LAST_ROW = 1_048_576;

/** Streams the rows of a sheet that hold anything, in the order of the file. */
export async function readRows(
  archive: WorkbookArchive,
  parts: WorkbookParts,
  sheet: SheetEntry,
  take: (row: SheetRow) => void,
): Promise<void> {
  if (!archive.has(sheet.part)) throw new FileRefused('FILE_CORRUPT', `缺少工作表“${sheet.name}”`);
  let row: SheetRow | null = null;
  let rowNumber = 0;
  let column = -1;
  let [type, style, value, formula] = ['n', 0, '', false];
  let collecting = false;

  const endCell = () => {
    const text = textOf();
    if (formula) row!.marks.add(text === '' ? 'n' : 'f', column);
    if (type === 'e') row!.marks.add('e', column);
    if (text === '' && !formula) return;
    if (column > row!.lastFilled) row!.lastFilled = column;
    if (column < CELLS_KEPT) row!.cells[column] = text;
  };
  const textOf = (): string => {
    if (type === 's') return parts.strings[Number(value)] ?? '';
    if (type === 'b') return value === '1' ? 'TRUE' : value === '0' ? 'FALSE' : '';
    if (type === 'n') return textOfNumber(value.trim(), parts.shapes[style] ?? 'plain', parts.dates1904);
    return type === 'd' ? value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '') : unescapeText(value);
  };

  await readPart(archive.read(sheet.part), {
    open(name, attributes) {
      switch (name) {
        case 'row':
          rowNumber = positionOr(attributeOf(attributes, 'r'), rowNumber + 1);
          if (rowNumber > LAST_ROW) throw new FileRefused('FILE_TOO_MANY_ROWS', null, String(LAST_ROW));
          row = { row: rowNumber, cells: [], marks: new RowMarks(), lastFilled: -1 };
          column = -1;
          if (/^(?:1|true)$/.test(attributeOf(attributes, 'hidden') ?? '')) row.marks.add('h');
          return;
        case 'c':
          if (!row) throw new FileRefused('FILE_CORRUPT', '工作表');
          column = columnOf(attributeOf(attributes, 'r')) ?? column + 1;
          if (column >= LIMITS.columns)
            throw new FileRefused('FILE_TOO_MANY_COLUMNS', String(column + 1), String(LIMITS.columns));
          [type, style, value, formula] = [
            attributeOf(attributes, 't') ?? 'n',
            Number(attributeOf(attributes, 's') ?? 0),
            '',
            false,
          ];
          return;
        case 'f':
          formula = true;
          return;
        case 'v':
        case 't':
          collecting = true;
          return;
        case 'rPh':
          collecting = false;
      }
    },
    text(piece) {
      if (!collecting) return;
      value += piece;
      if (value.length > LIMITS.cellLength)
        throw new FileRefused('FILE_FIELD_TOO_LONG', String(value.length), String(LIMITS.cellLength));
    },
    close(name) {
      if (name === 'v' || name === 't') collecting = false;
      else if (name === 'c') endCell();
      else if (name === 'row' && row) {
        const done = row;
        row = null;
        if (done.lastFilled >= 0) take(done);
      }
    },
  });
}

/** A row’s number as written, or the one it has by its place. */
export function positionOr(text: string | undefined, otherwise: number): number {
  const position = Number(text);
  return Number.isInteger(position) && position > 0 ? position : otherwise;
}

/** Position of a cell reference: `A1` → 0, `XFD7` → 16383. */
export function columnOf(reference: string | undefined): number | null {
  if (reference === undefined) return null;
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at);
    if (letter < 65 || letter > 90) return at > 0 && at <= 3 ? column - 1 : null;
    column = column * 26 + letter - 64;
  }
  return null;
}
