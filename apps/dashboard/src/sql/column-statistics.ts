import type { SqlCell, SqlColumn } from './read-answer.js';

/** What a column of a result adds up to. */
export interface ColumnStatistics {
  filled: number;
  missing: number;
  distinct: number;
  /** Null for a column of no numbers, or of none at all. */
  sum: number | null;
  mean: number | null;
  least: SqlCell;
  most: SqlCell;
}

/** Statistics of one column over the rows there are; missing cells count as missing, never as 0. */
export function columnStatistics(
  rows: readonly SqlCell[][],
  at: number,
  { kind }: Pick<SqlColumn, 'kind'>,
): ColumnStatistics {
  const cells = rows.map(row => row[at] ?? null).filter(cell => cell !== null);
  const numbers = kind === 'number' ? cells.map(Number).filter(Number.isFinite) : [];
  const sum = numbers.length === 0 ? null : numbers.reduce((total, number) => total + number, 0);
  return {
    filled: cells.length,
    missing: rows.length - cells.length,
    distinct: new Set(cells.map(cell => (typeof cell === 'object' ? JSON.stringify(cell) : cell))).size,
    sum,
    mean: sum === null ? null : sum / numbers.length,
    least: kind === 'number' ? extreme(numbers, (a, b) => a < b) : extreme(cells.map(String), (a, b) => a < b),
    most: kind === 'number' ? extreme(numbers, (a, b) => a > b) : extreme(cells.map(String), (a, b) => a > b),
  };
}

function extreme<T>(values: readonly T[], isBefore: (a: T, b: T) => boolean): T | null {
  let found: T | null = null;
  for (const value of values) if (found === null || isBefore(value, found)) found = value;
  return found;
}

/** The rows in the order of a column; what is missing comes last, whichever way. */
export function sortedRows(rows: readonly SqlCell[][], at: number, direction: 'up' | 'down'): SqlCell[][] {
  const sign = direction === 'up' ? 1 : -1;
  return rows.toSorted((one, other) => {
    const [a, b] = [one[at] ?? null, other[at] ?? null];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
    return sign * String(a).localeCompare(String(b), 'zh-CN');
  });
}
