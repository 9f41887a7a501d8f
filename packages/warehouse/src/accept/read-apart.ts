import {
  factorText,
  isNothing,
  isNumberColumn,
  sql,
  unusualFault,
  unusualForm,
  unusualNumber,
  unusualReading,
  type SheetPlan,
  type Sql,
} from '@tidu/domain';
import type { Database } from '../database.js';
import { cellsApart } from './reasons.js';

/**
 * Reads the cells that lie apart, all columns in one query: creates the table `unusual` with the values of each such row
 * by position, and adds to `entry` what is wrong with them or was taken out of them.
 *
 * @param numbered the rows of `examined` with their numbers
 */
export async function readApart(database: Database, plan: SheetPlan, numbered: Sql): Promise<void> {
  await database.run(
    sql`CREATE TEMP TABLE unusual (row_no INTEGER, numbers MAP(INTEGER, DECIMAL(18, 4)), texts MAP(INTEGER, VARCHAR))`,
  );
  const [any] = await database.rows<{ found: boolean }>(sql`SELECT bool_or(apart <> '') AS found FROM examined`);
  if (any?.found === true) await readUnusual(database, plan, numbered);
}

async function readUnusual(database: Database, plan: SheetPlan, numbered: Sql): Promise<void> {
  const columns = plan.columns.map((column, position) => {
    const severity = plan.layout.columns[column.entry]?.whenWrong === 'warning' ? 'remark' : 'refused';
    const factor = isNumberColumn(column) ? factorText(column) : '1';
    return sql`(${position}, ${unusualReading(column, plan.layout)}, CAST(${factor} AS DECIMAL(18, 4)), ${severity}, ${isNumberColumn(column)})`;
  });
  await database.run(sql`
    CREATE TEMP TABLE apart AS
    SELECT c.*, k.severity, k.reading, k.is_number, k.factor, ${unusualForm(sql`c.text`, sql`k.reading`)} AS form
    FROM (${cellsApart(numbered)}) c
    JOIN (VALUES ${sql.join(columns)}) k(position, reading, factor, severity, is_number) USING (position)
    WHERE NOT ${isNothing(sql`c.text`, plan.layout)}`);
  const number = unusualNumber(sql`text`, sql`form`, sql`reading`, sql`factor`);
  await database.run(sql`
    CREATE TEMP TABLE taken_apart AS
    SELECT *, CASE WHEN is_number THEN ${number} END AS number, CASE WHEN NOT is_number THEN form END AS words FROM apart`);
  await database.run(sql`
    INSERT INTO entry
    SELECT row_no, severity, fault, position, left(text, 200)
    FROM (SELECT *, ${unusualFault(sql`text`, sql`form`, sql`reading`, plan.layout)} AS fault FROM taken_apart WHERE number IS NULL)
    WHERE fault IS NOT NULL`);
  await database.run(sql`
    INSERT INTO entry
    SELECT row_no, 'remark', unnest(text_remarks(text)), position, left(text, 200)
    FROM apart WHERE reading = 'text'`);
  await database.run(sql`
    INSERT INTO unusual
    SELECT
      row_no, map_from_entries(list({position: position, value: number})) AS numbers,
      map_from_entries(list({position: position, value: words})) AS texts
    FROM taken_apart GROUP BY row_no`);
}
