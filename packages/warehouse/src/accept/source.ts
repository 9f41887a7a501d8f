import { LONGEST_RECORD_BYTES, sql, type Sql } from '@tidu/domain';

/** Where the text cells of one sheet lie, and how the pass reads them. */
export interface CellsFile {
  readonly path: string;
  /**
   * `cells`: written by a reader, with row numbers and marks. `csv`: the sender's own bytes, seen to be regular: every
   * record has `width` fields, and the rows follow each other without a gap.
   */
  readonly form: 'cells' | 'csv';
  readonly delimiter: string;
  readonly width: number;
  /** Records before the first row of data, in `csv` form. */
  readonly skip: number;
  /** Number of the first row of data in the sheet. */
  readonly firstRow: number;
  /** Rows of data in it. */
  readonly rows: number;
  /** How rows end; cells may hold breaks of either kind. */
  readonly lineEnd: 'lf' | 'crlf';
  /** Whether a cell may hold a line break: then one thread reads the file. */
  readonly lineBreaks: boolean;
}

/** Name of a text column in the pass. */
export function cellName(index: number): Sql {
  return sql.identifier(`c${index}`);
}

/** The rows of the file, every cell as text; an empty cell is an empty text. */
export function cellsRelation(file: CellsFile): Sql {
  const own = file.form === 'cells' ? ['row_no', 'marks'] : [];
  const names = [...own, ...Array.from({ length: file.width }, (_, index) => `c${index}`)];
  const columns = sql.join(
    names.map(name => sql`${sql.identifier(name)}: ${name === 'row_no' ? 'INTEGER' : 'VARCHAR'}`),
  );
  // Told of two-letter line ends DuckDB 1.5 loses every row; it finds them in the first line, which is skipped and holds no
  // break of its own. Told of nothing it takes a break in the first cells for the line end.
  const newLine = file.lineEnd === 'lf' ? sql`new_line = '\\n', ` : sql.empty;
  return sql`read_csv(${file.path},
    columns = {${columns}}, auto_detect = false, header = false, delim = ${file.delimiter}, quote = '"', escape = '"',
    ${newLine}nullstr = '\\N\\N\\N', skip = ${file.skip}, parallel = ${!file.lineBreaks}, max_line_size = ${LONGEST_RECORD_BYTES * 2},
    strict_mode = true)`;
}
