import { type Cell } from './xlsx/cell.js';
import { type Table } from './table.js';

/** The table as UTF-8 csv (RFC 4180): one line of heads, then the rows. */
export function csvOf({ columns, rows }: Pick<Table, 'columns' | 'rows'>): string {
  const heads = columns.map(({ heads: [first = '', second = ''] }) => first + second);
  return linesOf([heads]) + linesOf(rows);
}

/** Lines of csv without heads, to append to a file begun before. */
export function linesOf(rows: readonly (readonly Cell[])[]): string {
  return rows.map(row => `${row.map(cell => quoted(textOf(cell))).join(',')}\r\n`).join('');
}

function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'object') return String(cell);
  if ('date' in cell) return cell.date;
  return 'error' in cell ? cell.error : String(cell.value);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
