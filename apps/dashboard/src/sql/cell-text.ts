import { formatNumber } from '../format.js';
import type { SqlCell, SqlColumn } from './read-answer.js';

/** Digits after the point of a number as it is shown in the grid: those it has, four at most. */
const MOST_DECIMALS = 4;

/** How many decimals a column is shown with, so that its numbers stand under each other. */
export function decimalsOf(rows: readonly SqlCell[][], at: number): number {
  let most = 0;
  for (const row of rows.slice(0, 200)) {
    const cell = row[at];
    if (typeof cell !== 'number' || Number.isInteger(cell)) continue;
    const written = String(cell);
    const places = /e/.test(written) ? MOST_DECIMALS : (written.split('.')[1]?.length ?? 0);
    most = Math.max(most, Math.min(places, MOST_DECIMALS));
  }
  return most;
}

/** A cell as it is read; a number that is a code or a year has no separators because it came as text. */
export function cellText(
  cell: SqlCell | undefined,
  { kind }: Pick<SqlColumn, 'kind'>,
  { decimals, yes, no }: { decimals: number; yes: string; no: string },
): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'boolean') return cell ? yes : no;
  if (typeof cell === 'number') return formatNumber(cell, decimals);
  if (typeof cell === 'object') return JSON.stringify(cell);
  return kind === 'moment' ? cell.replace('T', ' ') : cell;
}
