import type { Layout } from './layout.js';
import type { Reading } from './targets.js';

/** Longest record of a text file that readers let through, in bytes. */
export const LONGEST_RECORD_BYTES = 2_000_000;

/** One cell of the head of a sheet, as its reader saw it. */
export type HeadRow = { readonly row: number; readonly cells: readonly string[] };

/** A column of the sheet and what it fills. */
export interface PlannedColumn {
  /** Position in the sheet, from 0. */
  readonly index: number;
  /** Name in results: the layout's key, with `Prior` for the year before. */
  readonly key: string;
  /** What it fills, with `Prior` for the year before. */
  readonly target: string;
  readonly reading: Reading;
  readonly header: string;
  /** Unit of its cells, as named; null where it has none. */
  readonly unit: string | null;
  /** Position of its entry in the layout's columns. */
  readonly entry: number;
}

/** Why a row was passed over: it holds units, column numbers, the headers again, a sum, a remark, or nothing that is asked. */
export type IgnoredWhy = 'UNITS_ROW' | 'COLUMN_NUMBERS_ROW' | 'HEADER_ROW' | 'TOTAL_ROW' | 'NOTE_ROW' | 'EMPTY_ROW';

/** A row that is no data. */
export interface IgnoredRow {
  readonly row: number;
  readonly why: IgnoredWhy;
}

/** How one sheet is read by one layout. */
export interface SheetPlan {
  readonly layout: Layout;
  /** Row of the last header, and the first row of data. */
  readonly headerRow: number;
  readonly firstRow: number;
  /** Columns the header spans, empty ones at its end left out. */
  readonly width: number;
  readonly columns: readonly PlannedColumn[];
  /** Headers nobody knows. */
  readonly unknown: readonly string[];
  /** Headers that claim a place already taken. */
  readonly duplicate: readonly string[];
  /** Headers of required columns that are not there. */
  readonly missing: readonly string[];
  /** Contradictions between units, in words. */
  readonly unitConflicts: readonly string[];
  /** Rows under the header that are no data. */
  readonly ignored: readonly IgnoredRow[];
  /** Text above the header: titles, unit lines. */
  readonly titles: readonly string[];
}
