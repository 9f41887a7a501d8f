import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { csvOf, linesOf } from './csv.js';
import { type Cell } from './xlsx/cell.js';
import { type Sheet } from './xlsx/sheet.js';
import { type Look } from './xlsx/style.js';
import { workbook } from './xlsx/workbook.js';

/** The file formats of the demo. */
export type DemoFormat = 'xlsx' | 'csv';

/** One column of a table: its heads from the top, its width in characters, the look of its cells. */
export interface Column {
  /** Two heads where the workbook has two head rows; an equal neighbour above and an empty one below are merged. */
  heads: readonly string[];
  width: number;
  look: Look;
}

/** A column with one head. */
export function columnOf(head: string, width: number, look: Look = 'text'): Column {
  return { heads: [head], width, look };
}

/** One sheet of a bureau: a title, a line above the heads, the rows, a total and notes below. A csv keeps heads and rows only. */
export interface Table {
  sheetName: string;
  title?: string;
  /** Text at the left and at the right above the heads. */
  line?: readonly [left: string, right: string | null];
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
  /** Made from the first and last row number of the data. */
  total?: (firstRow: number, lastRow: number) => readonly Cell[];
  notes?: readonly string[];
}

/** Columns that stay in view beside the figures: number, name, credit code. */
const FROZEN_COLUMNS = 3;

/**
 * Writes a table to a file, as a workbook or a csv by the ending of its name.
 *
 * @param madeOn     `YYYY-MM-DD`, the day the workbook says it was made
 * @param rowsBefore rows the file holds already; a csv grows by these, a workbook cannot
 * @returns the number of the table's first row in the file, counted from 1
 */
export async function writeTable(
  file: string,
  table: Table,
  { madeOn, rowsBefore }: { madeOn: string; rowsBefore: number },
): Promise<number> {
  await mkdir(dirname(file), { recursive: true });
  if (file.endsWith('.csv')) {
    await (rowsBefore > 0 ? appendFile(file, linesOf(table.rows)) : writeFile(file, csvOf(table)));
    return rowsBefore + 2;
  }
  let firstRow = 0;
  const widths = table.columns.map(column => column.width);
  const bytes = await workbook({ sheetName: table.sheetName, widths, modifiedOn: madeOn }, sheet => {
    firstRow = writeSheet(sheet, table);
  });
  await writeFile(file, bytes);
  return firstRow;
}

/** @returns the row number of the first row of data */
function writeSheet(sheet: Sheet, table: Table): number {
  const last = table.columns.length - 1;
  if (table.title !== undefined) {
    sheet.row([table.title], 'title');
    sheet.merge(1, 0, 1, last);
  }
  if (table.line) {
    const [left, right] = table.line;
    sheet.row([left, ...Array<null>(Math.max(0, last - 1)).fill(null), right], 'note');
  }
  writeHeads(sheet, table.columns);
  sheet.freeze(Math.min(FROZEN_COLUMNS, last));
  const firstRow = sheet.lastRow + 1;
  const looks = table.columns.map(column => column.look);
  for (const row of table.rows) sheet.row(row, looks);
  if (table.total) sheet.row(table.total(firstRow, sheet.lastRow), 'total');
  for (const note of table.notes ?? []) sheet.row([null, note], 'plain');
  return firstRow;
}

function writeHeads(sheet: Sheet, columns: readonly Column[]): void {
  const top = sheet.lastRow + 1;
  const depth = Math.max(...columns.map(({ heads }) => heads.length));
  for (let level = 0; level < depth; level += 1) {
    sheet.row(
      columns.map(({ heads }, at) => headToWrite(columns, at, level, heads[level])),
      'head',
    );
  }
  if (depth === 1) return;
  columns.forEach(({ heads }, at) => {
    if (heads.length === 1) sheet.merge(top, at, top + 1, at);
    else if (columns[at - 1]?.heads[0] !== heads[0]) sheet.merge(top, at, top, lastOfHead(columns, at));
  });
}

/** Of a merged head only the first cell holds the text. */
function headToWrite(columns: readonly Column[], at: number, level: number, head: string | undefined): Cell {
  const continued = level === 0 && columns[at - 1]?.heads[0] === head;
  return head === undefined || continued ? null : head;
}

function lastOfHead(columns: readonly Column[], first: number): number {
  let last = first;
  while (columns[last + 1]?.heads[0] === columns[first]?.heads[0]) last += 1;
  return last;
}
