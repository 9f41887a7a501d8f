import { sql, type Sql } from '@tidu/domain';
import type { Database } from '../database.js';

/**
 * What one pass finds in a row is kept beside the row as one text, so that a row without a fault costs nothing: entries of
 * severity, code, column and what was found, told apart by two characters that are taken out of every cell.
 */
const ENTRY = sql`chr(30)`;
const PART = sql`chr(31)`;
const LONGEST_FOUND = 200;

/** What an entry does to its row. */
export type Severity = 'refused' | 'remark';

/** One entry, or NULL where `code` is. `column` is a position in the sheet's plan; null speaks of the row. */
export function reason(severity: Severity, code: Sql, column: number | null, found: Sql): Sql {
  const short = sql`translate(left(CAST(${found} AS VARCHAR), ${LONGEST_FOUND}), chr(30) || chr(31), '  ')`;
  return sql`${severity} || ${PART} || ${code} || ${PART} || ${column === null ? '' : String(column)} || ${PART} || coalesce(${short}, '')`;
}

/** Several entries as one text; NULLs are left out, and none at all is an empty text. */
export function reasons(entries: readonly Sql[]): Sql {
  return entries.length === 0 ? sql`''` : sql`concat_ws(${ENTRY}, ${sql.join(entries)})`;
}

/** Creates the empty table `entry`: everything said about the rows of a sheet, one line each. */
export async function createEntries(database: Database): Promise<void> {
  await database.run(
    sql`CREATE TABLE entry (row_no INTEGER, severity VARCHAR, code VARCHAR, position INTEGER, found VARCHAR)`,
  );
}

/** Adds to `entry` what a query of (row_no, reasons) says. */
export async function addReasons(database: Database, query: Sql): Promise<void> {
  const part = (at: number) => sql`split_part(one, ${PART}, ${at})`;
  await database.run(sql`
    INSERT INTO entry
    SELECT row_no, ${part(1)}, ${part(2)}, TRY_CAST(${part(3)} AS INTEGER), ${part(4)}
    FROM (SELECT row_no, unnest(string_split(reasons, ${ENTRY})) AS one FROM (${query}) WHERE reasons <> '')`);
}

/**
 * Cells set beside their row to be read apart: position and text of each, as one text. The two signs between entries come
 * out of a cell as U+0001: any cell with a control character is refused, whichever it is.
 */
export function setApart(cells: readonly { position: number; text: Sql; when: Sql }[]): Sql {
  const entries = cells.map(
    ({ position, text, when }) =>
      sql`CASE WHEN ${when} THEN ${String(position)} || ${PART} || translate(${text}, ${ENTRY} || ${PART}, chr(1) || chr(1)) END`,
  );
  return entries.length === 0 ? sql`''` : sql`concat_ws(${ENTRY}, ${sql.join(entries)})`;
}

/** One row for each cell set apart: `row_no, position, text`. */
export function cellsApart(table: Sql): Sql {
  return sql`
    SELECT row_no, CAST(split_part(one, ${PART}, 1) AS INTEGER) AS position, substr(one, strpos(one, ${PART}) + 1) AS text
    FROM (SELECT row_no, unnest(string_split(apart, ${ENTRY})) AS one FROM ${table} WHERE apart <> '')`;
}
