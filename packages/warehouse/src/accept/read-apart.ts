import {
  factorText,
  isNothing,
  isNumberColumn,
  isWordColumn,
  sql,
  unusualFault,
  unusualForm,
  unusualNumber,
  unusualReading,
  type SheetPlan,
} from '@tidu/domain';
import type { Database } from '../database.js';
import { cellsApart } from './entries.js';
import { valueName, type Examined } from './examine.js';

/**
 * Reads the cells that lie apart, all columns in one query: puts their values into `examined`, and adds to `entry` what is
 * wrong with them or was taken out of them.
 */
export async function readApart(database: Database, plan: SheetPlan, examined: Examined): Promise<void> {
  const [any] = await database.rows<{ found: boolean }>(sql`SELECT bool_or(apart <> '') AS found FROM examined`);
  if (any?.found !== true) return;
  await takeApart(database, plan, examined);
  await database.run(sql`
    INSERT INTO entry (row_no, severity, code, position, found)
    SELECT row_no, severity, fault, position, left(text, 200) FROM taken_apart WHERE fault IS NOT NULL
    UNION ALL
    SELECT row_no, 'warning', unnest(remarks), position, left(text, 200) FROM taken_apart`);
  await putBack(database, plan, examined);
}

/**
 * Creates the table `taken_apart`: each such cell with the number or the text it holds, or its fault, and what is remarked.
 *
 * One statement, for its many patterns cost more to prepare than the few cells to read.
 */
async function takeApart(database: Database, { columns, layout }: SheetPlan, { rows }: Examined): Promise<void> {
  const readings = columns.flatMap((column, position) => {
    if (isWordColumn(column)) return [];
    const severity = layout.columns[column.entry]?.whenWrong ?? 'refused';
    const factor = isNumberColumn(column) ? factorText(column) : '1';
    return [
      sql`(${position}, ${unusualReading(column, layout)}, CAST(${factor} AS DECIMAL(18, 4)), ${severity}, ${isNumberColumn(column)})`,
    ];
  });
  const [text, form, reading] = [sql`text`, sql`form`, sql`reading`];
  await database.run(sql`
    CREATE TEMP TABLE taken_apart AS
    SELECT
      row_no, position, text, severity, number, CASE WHEN NOT is_number THEN form END AS words,
      CASE WHEN number IS NULL THEN ${unusualFault(text, form, reading, layout)} END AS fault,
      CASE WHEN reading = 'text' THEN text_remarks(text) END AS remarks
    FROM (
      SELECT *, CASE WHEN is_number THEN ${unusualNumber(text, form, reading, sql`factor`)} END AS number
      FROM (
        SELECT c.*, k.*, ${unusualForm(sql`c.text`, sql`k.reading`)} AS form
        FROM (${cellsApart(rows)}) c
        JOIN (VALUES ${sql.join(readings)}) k(place, reading, factor, severity, is_number) ON k.place = c.position
        WHERE NOT ${isNothing(sql`c.text`, layout)}
      )
    )`);
}

/** Rows with such cells are few: they are changed in place, and every later step finds all values in one table. */
async function putBack(database: Database, plan: SheetPlan, { rowNumber }: Examined): Promise<void> {
  const filled = await database.rows<{ position: number }>(
    sql`SELECT DISTINCT position FROM taken_apart WHERE number IS NOT NULL OR words IS NOT NULL ORDER BY position`,
  );
  if (filled.length === 0) return;
  const changes = filled.map(({ position }) => {
    const column = plan.columns[position]!;
    const [name, values] = [valueName(column.target), isNumberColumn(column) ? sql`u.numbers` : sql`u.texts`];
    return sql`${name} = coalesce(${values}[${position}], examined.${name})`;
  });
  await database.run(sql`
    UPDATE examined SET ${sql.join(changes)}
    FROM (
      SELECT
        row_no, map_from_entries(list({position: position, value: number})) AS numbers,
        map_from_entries(list({position: position, value: words})) AS texts
      FROM taken_apart GROUP BY row_no
    ) u
    WHERE u.row_no = ${rowNumber}`);
}
