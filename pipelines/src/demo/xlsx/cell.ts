/** What a cell of a demo workbook may hold. A missing figure is null, an empty cell. */
export type Cell = string | number | null | DateCell | FormulaCell | ErrorCell;

/** A day, kept by spreadsheets as a count of days; `YYYY-MM-DD`. */
export interface DateCell {
  date: string;
}

/** A formula with the value the spreadsheet last computed. */
export interface FormulaCell {
  formula: string;
  value: number;
}

/** An error value such as `#REF!`. */
export interface ErrorCell {
  error: string;
}

/** Letters of a column, 0 → A, 26 → AA. */
export function columnName(at: number): string {
  const rest = Math.floor(at / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (at % 26));
}

/** Text safe inside XML, without the characters XML 1.0 forbids. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** Days since 1899-12-30, as spreadsheets count. */
export function serialOfDate(date: string): number {
  return Math.round((Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
}
