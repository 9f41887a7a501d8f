import type { FileErrorCode, SheetPlan } from '@tidu/domain';
import type { CellsFile } from '@tidu/warehouse';

/** A remark on the whole file. */
export interface FileWarning {
  readonly code: FileErrorCode;
  readonly found: string | null;
}

/** One sheet as read: how its columns map, and where its text cells lie. Plain values: it may cross a process boundary. */
export interface SheetRead {
  /** Name of the sheet; empty for a text file. */
  readonly sheet: string;
  readonly plan: SheetPlan;
  readonly cells: CellsFile;
  readonly warnings: readonly FileWarning[];
  /** Whether bare date numbers count from 1904. */
  readonly dates1904: boolean;
}

/** What no table of a bureau needs, and an attack would use. */
export const LIMITS = {
  columns: 16_384,
  /** Rows kept to search for a header. */
  headRows: 34,
  /** Characters of one cell: the limit of spreadsheets themselves. */
  cellLength: 32_767,
  /** The same in bytes of UTF-8. */
  cellBytes: 32_767 * 4,
  entries: 200,
  /** Declared size of everything in a workbook, bytes. */
  unpacked: 200 * 1024 * 1024,
  /** Packed to unpacked, for parts above `ratioFrom` bytes. */
  ratio: 200,
  ratioFrom: 8 * 1024 * 1024,
  /** Depth of elements in a part. */
  depth: 64,
} as const;
