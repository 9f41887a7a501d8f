import {
  columnOf,
  isNumberColumn,
  oddRow,
  plainNumber,
  rowKind,
  sql,
  textProblem,
  textRemarks,
  textValue,
  type PlannedColumn,
  type SheetPlan,
  type Sql,
} from '@tidu/domain';
import type { Database } from '../database.js';
import { addReasons, aside, createEntries, reason, reasons } from './reasons.js';
import { cellName, cellsRelation, type CellsFile } from './source.js';

/** Column that holds what a planned column fills. */
export function valueName(target: string): Sql {
  return sql.identifier(columnOf(target));
}

/**
 * Creates the table `examined` — every row of a sheet with its number, its kind (NULL for data) and its values — in one
 * pass over the text, and the table `entry` with what is wrong with texts and credit codes.
 *
 * Numbers that are not written as a machine writes them lie aside, to be read by `readNumbers`; words that need a
 * vocabulary stay text until `readWords`.
 *
 * @returns the rows of `examined` with their number in the sheet, as a relation
 */
export async function examine(database: Database, plan: SheetPlan, file: CellsFile): Promise<Sql> {
  const isMarked = file.form === 'cells';
  const texts = plan.columns.filter(column => !isNumberColumn(column));
  const numbers = plan.columns.filter(isNumberColumn);
  const values = [
    ...texts.map(column => sql`${textValue(cellOf(column), column, plan.layout)} AS ${valueName(column.target)}`),
    ...numbers.map(column => sql`${plainNumber(cellOf(column), column)} AS ${valueName(column.target)}`),
  ];
  const unusual = numbers.map(column => ({
    position: plan.columns.indexOf(column),
    text: cellOf(column),
    when: sql`${cellOf(column)} <> '' AND ${valueName(column.target)} IS NULL`,
  }));
  const cells = Array.from({ length: file.width }, (_, index) => cellName(index));
  await database.run(sql`
    CREATE TABLE examined AS
    SELECT
      ${isMarked ? sql`row_no, marks,` : sql.empty} kind, ${sql.join(plan.columns.map(({ target }) => valueName(target)))},
      CASE WHEN kind IS NULL THEN ${reasons(texts.flatMap(column => textReasons(column, plan)))} ELSE '' END AS reasons,
      CASE WHEN kind IS NULL THEN ${aside(unusual)} ELSE '' END AS apart
    FROM (
      SELECT *, ${rowKind(sql`odd`, cells, plan)} AS kind, ${sql.join(values)}
      FROM (SELECT *, ${oddRow(cells, plan)} AS odd FROM ${cellsRelation(file)})
    )`);
  // The rows of a regular text file follow each other, and a table keeps the order they were read in.
  const numbered = isMarked ? sql`examined` : sql`(SELECT CAST(rowid + ${file.firstRow} AS INTEGER) AS row_no, * FROM examined)`;
  await createEntries(database);
  await addReasons(database, sql`SELECT row_no, reasons FROM ${numbered}`);
  if (isMarked) await readMarks(database, plan);
  return numbered;
}

function cellOf({ index }: PlannedColumn): Sql {
  return cellName(index);
}

function textReasons(column: PlannedColumn, { columns, layout }: SheetPlan): Sql[] {
  const text = cellOf(column);
  const position = columns.indexOf(column);
  const severity = layout.columns[column.entry]?.whenWrong === 'warning' ? 'remark' : 'refused';
  return [
    reason(severity, textProblem(text, valueName(column.target), column, layout), position, text),
    ...textRemarks(text, column, layout).map(code => reason('remark', code, position, text)),
  ];
}

/** What the reader of the file marked: hidden rows, rows of another width, errors and formulas of single cells. */
async function readMarks(database: Database, plan: SheetPlan): Promise<void> {
  const positions = sql.join(plan.columns.map(({ index }, position) => sql`(${index}, ${position})`));
  await database.run(sql`
    INSERT INTO entry
    WITH mark AS (
      SELECT row_no, left(one, 1) AS letter, TRY_CAST(substr(one, 2) AS INTEGER) AS cell
      FROM (SELECT row_no, unnest(string_split(marks, ';')) AS one FROM examined WHERE marks <> '' AND kind IS NULL)
      WHERE one <> ''
    )
    SELECT
      row_no, CASE WHEN letter IN ('h', 'f') THEN 'remark' ELSE 'refused' END,
      CASE letter
        WHEN 'h' THEN 'ROW_HIDDEN' WHEN 'r' THEN 'ROW_RAGGED' WHEN 'e' THEN 'CELL_ERROR'
        WHEN 'n' THEN 'CELL_FORMULA_NO_VALUE' ELSE 'CELL_FORMULA' END,
      p.position, CASE letter WHEN 'r' THEN CAST(mark.cell AS VARCHAR) ELSE '' END
    FROM mark
    LEFT JOIN (VALUES ${positions}) p(cell, position) ON p.cell = mark.cell AND letter IN ('e', 'n', 'f')
    WHERE letter IN ('h', 'r') OR p.position IS NOT NULL`);
}
