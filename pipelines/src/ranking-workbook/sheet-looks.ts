import type { Cell, Worksheet } from 'exceljs';

/** What a cell shows before a spreadsheet computes it. */
export type Shown = number | string | null;

/** Puts a live formula into a cell, with the value it had when the workbook was made. */
export function setFormula(cell: Cell, formula: string, result: Shown): void {
  cell.value = { formula, result: result ?? '' };
}

/** Heads of a table: bold, tinted, wrapped. */
export function setHeads(sheet: Worksheet, row: number, heads: readonly (string | null)[]): void {
  heads.forEach((head, at) => {
    if (head === null) return;
    const cell = sheet.getCell(row, at + 1);
    cell.value = head;
    cell.font = { bold: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE4EFED' } };
    cell.alignment = { wrapText: true, vertical: 'top' };
  });
}

/** A head that leads to another sheet. */
export function setLink(cell: Cell, text: string, sheet: string): void {
  cell.value = { text, hyperlink: `#'${sheet}'!A1` };
  cell.font = { bold: true, underline: true, color: { argb: 'FF0B6B63' } };
}
