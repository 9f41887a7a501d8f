/** One row of another system, as text, under headers a layout knows. */
export interface ForeignRow {
  headers: string[];
  cells: string[];
  /** By which the next reading goes on; null where the source has none. */
  mark: string | null;
}

/** Rows as they come. */
export type ForeignRows = AsyncGenerator<ForeignRow, void>;
