import { factorText, isNothing, isNumberColumn, sql, unusualNumber, type SheetPlan, type Sql } from '@tidu/domain';
import type { Database } from '../database.js';
import { cellsAside } from './reasons.js';

/**
 * Reads the numbers that lie aside: creates the table `unusual` with the values of each such row, by position, and adds
 * to `entry` what is no number.
 *
 * @param numbered the rows of `examined` with their numbers
 */
export async function readNumbers(database: Database, plan: SheetPlan, numbered: Sql): Promise<void> {
  const columns = plan.columns.flatMap((column, position) => {
    if (!isNumberColumn(column)) return [];
    const severity = plan.layout.columns[column.entry]?.whenWrong === 'warning' ? 'remark' : 'refused';
    return [sql`(${position}, ${column.reading}, CAST(${factorText(column)} AS DECIMAL(18, 4)), ${severity})`];
  });
  const known = columns.length === 0 ? sql`(VALUES (-1, '', 1.0, '')) LIMIT 0` : sql`VALUES ${sql.join(columns)}`;
  await database.run(sql`
    CREATE TEMP TABLE apart AS
    SELECT c.row_no, c.position, c.text, k.severity, k.reading, ${unusualNumber(sql`c.text`, sql`k.reading`, sql`k.factor`)} AS value
    FROM (${cellsAside(numbered)}) c
    JOIN (${known}) k(position, reading, factor, severity) USING (position)`);
  await database.run(sql`
    INSERT INTO entry
    SELECT row_no, severity, number_fault(text, plain_number(text, reading)), position, left(text, 200)
    FROM apart
    WHERE value IS NULL AND NOT ${isNothing(sql`text`, plan.layout)}`);
  await database.run(sql`
    CREATE TEMP TABLE unusual AS
    SELECT row_no, map_from_entries(list({position: position, value: value})) AS numbers
    FROM apart WHERE value IS NOT NULL GROUP BY row_no`);
}
