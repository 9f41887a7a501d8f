import { columnsOf, labelsOf } from './missing-pieces.js';
import type { Observation } from './observation.js';
import type { CompositeScheme } from './scheme.js';
import type { ValueTable } from './value-table.js';

/** One record of a table of text: where it stands in the file, and its cells. */
export interface ValueRecord {
  row: number;
  cells: readonly string[];
}

/** What cannot be read in a table of values, and what was expected there. */
export interface ValueIssue {
  row: number;
  column: string | null;
  found: string | null;
  expected: string;
}

/**
 * The table a scheme is computed from, out of text cells: a header, then one unit a row.
 *
 * A cell is a number, or one of the scheme's words for missing. Anything else is an issue, never a missing value. Columns
 * the scheme does not name are not looked at.
 *
 * @returns the table, or every issue
 */
export function readValues(
  records: readonly ValueRecord[],
  scheme: CompositeScheme,
): { table: ValueTable; issues: null } | { table: null; issues: ValueIssue[] } {
  const [head, ...rows] = records;
  if (head === undefined || rows.length === 0)
    return {
      table: null,
      issues: [{ row: head?.row ?? 1, column: null, found: null, expected: '一行表头，其后每个单位一行' }],
    };
  const header = head.cells.map(cell => cell.trim());
  const idColumn = scheme.units.id ?? header[0]!;
  const nameColumn = scheme.units.name ?? idColumn;
  const numeric = columnsOf(scheme);
  const labels = labelsOf(scheme);
  const issues = [
    ...headerIssues(head.row, header, [idColumn, nameColumn, ...numeric, ...labels]),
    ...rows.filter(({ cells }) => cells.length !== header.length).map(record => raggedIssue(record, header.length)),
  ];
  if (issues.length > 0) return { table: null, issues };
  const cellOf = ({ cells }: ValueRecord, column: string): string => (cells[header.indexOf(column)] ?? '').trim();
  issues.push(...idIssues(rows, idColumn, row => cellOf(row, idColumn)));
  const numbers = numeric.map((column): [string, Observation[]] => [
    column,
    rows.map(record => {
      const text = cellOf(record, column);
      const value = readNumber(text, scheme.missing);
      if (value === undefined) issues.push({ row: record.row, column, found: text, expected: '一个数' });
      return value ?? null;
    }),
  ]);
  if (issues.length > 0) return { table: null, issues };
  const table = {
    units: rows.map(record => ({ id: cellOf(record, idColumn), name: cellOf(record, nameColumn) })),
    columns: new Map(numbers),
    labels: new Map(labels.map(column => [column, rows.map(record => cellOf(record, column))])),
  };
  return { table, issues: null };
}

/** The number a cell says, null for a word that means missing, undefined for anything else. */
function readNumber(text: string, missing: readonly string[]): number | null | undefined {
  if (text === '' || missing.includes(text)) return null;
  const plain = text.normalize('NFKC').replace(/^−/, '-');
  if (!/^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:[eE][+-]?\d+)?$/.test(plain) || !/\d/.test(plain))
    return undefined;
  const value = Number(plain.replaceAll(',', ''));
  return Number.isFinite(value) ? value : undefined;
}

function headerIssues(row: number, header: readonly string[], needed: readonly string[]): ValueIssue[] {
  return [...new Set(needed)].flatMap((column): ValueIssue[] => {
    const times = header.filter(name => name === column).length;
    if (times === 1) return [];
    return [{ row, column, found: times === 0 ? null : `${times} 列`, expected: `表头有一列“${column}”` }];
  });
}

function raggedIssue({ row, cells }: ValueRecord, width: number): ValueIssue {
  return { row, column: null, found: `${cells.length} 列`, expected: `与表头同为 ${width} 列` };
}

function idIssues(rows: readonly ValueRecord[], column: string, idOf: (record: ValueRecord) => string): ValueIssue[] {
  const firstRow = new Map<string, number>();
  return rows.flatMap((record): ValueIssue[] => {
    const [id, { row }] = [idOf(record), record];
    if (id === '') return [{ row, column, found: '', expected: '单位的代码或名称' }];
    const first = firstRow.get(id);
    if (first === undefined) firstRow.set(id, row);
    return first === undefined ? [] : [{ row, column, found: id, expected: `每个单位一行；第 ${first} 行已有` }];
  });
}
