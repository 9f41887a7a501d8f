import { columnOf, isWordColumn, oddRow, plainValue, rowKind, sql, type SheetPlan, type Sql } from '@tidu/domain';
import type { Database } from '../database.js';
import { createEntries, setApart } from './entries.js';
import { cellName, cellsRelation, type CellsFile } from './source.js';

/** The table `examined`, and how its rows are told apart. */
export interface Examined {
  /** Its rows, each with `row_no`, its number in the sheet. */
  rows: Sql;
  /** The same number as an expression over the table itself. */
  rowNumber: Sql;
}

/** Column that holds what a planned column fills. */
export function valueName(target: string): Sql {
  return sql.identifier(columnOf(target));
}

/**
 * Creates the table `examined` — every row of a sheet with its kind (NULL for data) and the values of its plain cells — in
 * one pass over the text, and the table `entry` with what the reader of the file marked.
 *
 * Cells that are not plain lie apart, to be read by `readApart`; words that need a vocabulary stay text until `readWords`.
 */
export async function examine(database: Database, plan: SheetPlan, file: CellsFile): Promise<Examined> {
  const isMarked = file.form === 'cells';
  const names = plan.columns.map(({ target }) => valueName(target));
  const values = plan.columns.map((column, position) => {
    const cell = cellName(column.index);
    const value = isWordColumn(column) ? sql`nullif(${cell}, '')` : plainValue(cell, column, plan.layout);
    return sql`${value} AS ${names[position]!}`;
  });
  const unusual = plan.columns.flatMap((column, position) => {
    const text = cellName(column.index);
    // The cheap test first: nearly every cell has been read.
    return isWordColumn(column) ? [] : [{ position, text, when: sql`${names[position]!} IS NULL AND ${text} <> ''` }];
  });
  const cells = Array.from({ length: file.width }, (_, index) => cellName(index));
  await database.run(sql`
    CREATE TABLE examined AS
    SELECT ${isMarked ? sql`row_no, marks,` : sql.empty} kind, ${sql.join(names)}, CASE WHEN kind IS NULL THEN ${setApart(unusual)} ELSE '' END AS apart
    FROM (
      SELECT *, ${rowKind(sql`odd`, plan)} AS kind, ${sql.join(values)}
      FROM (SELECT *, ${oddRow(cells, plan)} AS odd FROM ${cellsRelation(file)})
    )`);
  await mustHoldAllRows(database, file);
  await createEntries(database);
  if (isMarked) {
    await readMarks(database, plan);
    return { rows: sql`examined`, rowNumber: sql`examined.row_no` };
  }
  // The rows of a regular text file follow each other, and a table keeps the order they were read in.
  const rowNumber = sql`CAST(examined.rowid + ${file.firstRow} AS INTEGER)`;
  return { rows: sql`(SELECT ${rowNumber} AS row_no, * FROM examined)`, rowNumber };
}

/** A reader of text files that lost or invented a row must not go unnoticed. */
async function mustHoldAllRows(database: Database, { path, rows }: CellsFile): Promise<void> {
  const [counted] = await database.rows<{ n: number }>(sql`SELECT count(*) AS n FROM examined`);
  if (counted?.n !== rows) throw new Error(`${path} has ${rows} rows, of which the pass read ${counted?.n}.`);
}

/** What the reader of the file marked: hidden rows, rows of another width, errors and formulas of single cells. */
async function readMarks(database: Database, plan: SheetPlan): Promise<void> {
  const positions = sql.join(plan.columns.map(({ index }, position) => sql`(${index}, ${position})`));
  await database.run(sql`
    INSERT INTO entry (row_no, severity, code, position, found)
    WITH mark AS (
      SELECT row_no, left(one, 1) AS letter, TRY_CAST(substr(one, 2) AS INTEGER) AS cell
      FROM (SELECT row_no, unnest(string_split(marks, ';')) AS one FROM examined WHERE marks <> '' AND kind IS NULL)
      WHERE one <> ''
    )
    SELECT
      row_no, CASE WHEN letter IN ('h', 'f') THEN 'warning' ELSE 'refused' END,
      CASE letter
        WHEN 'h' THEN 'ROW_HIDDEN' WHEN 'r' THEN 'ROW_RAGGED' WHEN 'e' THEN 'CELL_ERROR'
        WHEN 'n' THEN 'CELL_FORMULA_NO_VALUE' ELSE 'CELL_FORMULA' END,
      p.position, CASE letter WHEN 'r' THEN CAST(mark.cell AS VARCHAR) ELSE '' END
    FROM mark
    LEFT JOIN (VALUES ${positions}) p(cell, position) ON p.cell = mark.cell AND letter IN ('e', 'n', 'f')
    WHERE letter IN ('h', 'r') OR p.position IS NOT NULL`);
}
