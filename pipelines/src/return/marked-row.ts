import type { IssueSeverity } from '@tidu/domain';
import { columnOf } from '../read/sheet-rows.js';
import { cellName } from '../write/xml-text.js';
import { attributeIn, prefixOf, withAttributes, type Token } from './xml-tokens.js';

/** The marked cells of one row by their column. */
export type RowMarks = ReadonlyMap<number, IssueSeverity>;

/** The number of a cell's format once it is marked, or, with null, once no mark of ours is on it. */
export type FormatOf = (format: number, severity: IssueSeverity | null) => number;

/** How the cells of a row get their formats. */
export interface RowFormats {
  formatOf: FormatOf;
  /** The format an empty place of a column has where its row says nothing. */
  formatOfColumn(column: number): number;
}

/** A row of its own that holds nothing but marked cells. */
export function newRow(number: number, marks: RowMarks, formats: RowFormats, prefix: string): string {
  return markRow([{ kind: 'empty', name: 'row', raw: `<${prefix}row r="${number}"/>` }], number, marks, formats);
}

/**
 * A row with its marks: cells it has in their other format, cells it lacks put in where their column has its place. A cell
 * without a reference has its place by the one before it, and keeps it: one is only put in before a cell that says its own.
 *
 * @param tokens the row from its opening to its closing tag, or a single tag for an empty one
 */
export function markRow(tokens: readonly Token[], number: number, marks: RowMarks, formats: RowFormats): string {
  const [first, ...rest] = tokens;
  const columns = columnsOf(rest);
  const present = new Set(columns.values());
  const missing = [...marks.keys()].filter(column => !present.has(column)).sort((a, b) => a - b);
  const open = missing.length === 0 ? first!.raw : opened(first!, missing);
  const prefix = prefixOf(first!);
  const putIn = (before: number): string => {
    const after = missing.findIndex(column => column >= before);
    const now = missing.splice(0, after < 0 ? missing.length : after);
    return now
      .map(column => newCell(cellName(number, column), marks.get(column)!, column, open, formats, prefix))
      .join('');
  };
  const written = rest.map(token => {
    const column = columns.get(token);
    if (column !== undefined) return putIn(column) + formatted(token, marks.get(column) ?? null, formats.formatOf);
    return (token.kind === 'close' && token.name === 'row' ? putIn(Infinity) : '') + token.raw;
  });
  const end = first!.kind === 'empty' && missing.length > 0 ? `${putIn(Infinity)}</${prefix}row>` : '';
  return open + written.join('') + end;
}

/** A cell's tag in the format it is to have. */
export function formatted({ raw }: Token, severity: IssueSeverity | null, formatOf: FormatOf): string {
  const before = Number(attributeIn(raw, 's') ?? 0);
  const format = formatOf(before, severity);
  return format === before ? raw : withAttributes(raw, { s: String(format) });
}

function columnsOf(tokens: readonly Token[]): Map<Token, number> {
  const columns = new Map<Token, number>();
  let column = -1;
  for (const token of tokens) {
    if (token.name !== 'c' || token.kind === 'close') continue;
    column = columnOf(attributeIn(token.raw, 'r')) ?? column + 1;
    columns.set(token, column);
  }
  return columns;
}

function newCell(
  reference: string,
  severity: IssueSeverity,
  column: number,
  row: string,
  { formatOf, formatOfColumn }: RowFormats,
  prefix: string,
): string {
  const isRowFormatted = /^(?:1|true)$/.test(attributeIn(row, 'customFormat') ?? '');
  const below = isRowFormatted ? Number(attributeIn(row, 's') ?? 0) : formatOfColumn(column);
  return `<${prefix}c r="${reference}" s="${formatOf(below, severity)}"/>`;
}

/** A row's tag that holds cells, its spans wide enough for those put in. */
function opened({ kind, raw }: Token, columns: readonly number[]): string {
  const open = kind === 'empty' ? `${raw.slice(0, -2).trimEnd()}>` : raw;
  const spans = /^(\d+):(\d+)$/.exec(attributeIn(open, 'spans') ?? '');
  if (!spans) return open;
  const [first, last] = [Math.min(Number(spans[1]) - 1, ...columns), Math.max(Number(spans[2]) - 1, ...columns)];
  return withAttributes(open, { spans: `${first + 1}:${last + 1}` });
}
