import { sql, type Sql } from '@tidu/domain';

/**
 * What is wrong with a row is kept beside it as one text, so that a row without a fault costs nothing: entries of
 * severity, code, column and what was found, told apart by two characters no cell can hold.
 */
const ENTRY = sql`chr(30)`;
const PART = sql`chr(31)`;
const LONGEST_FOUND = 200;

/** What a reason does to its row. */
export type Severity = 'refused' | 'remark';

/** One entry, or NULL where `code` is. `column` is a position in the sheet's plan; null speaks of the row. */
export function reason(severity: Severity, code: Sql, column: number | null, found: Sql): Sql {
  const short = sql`translate(left(${found}, ${LONGEST_FOUND}), chr(30) || chr(31), '  ')`;
  return sql`${severity} || ${PART} || ${code} || ${PART} || ${column === null ? '' : String(column)} || ${PART} || coalesce(${short}, '')`;
}

/** Several entries as one text; NULLs are left out, and none at all is an empty text. */
export function reasons(entries: readonly Sql[]): Sql {
  return entries.length === 0 ? sql`''` : sql`concat_ws(${ENTRY}, ${sql.join(entries)})`;
}

/** Whether any entry sends the row back. */
export function isRefused(text: Sql): Sql {
  return sql`contains(${text}, 'refused' || ${PART})`;
}

/** One row for each entry of the rows that have any: `row_no, severity, code, position, found`. */
export function entriesOf(table: Sql): Sql {
  const part = (at: number) => sql`split_part(entry, ${PART}, ${at})`;
  return sql`
    SELECT row_no, ${part(1)} AS severity, ${part(2)} AS code, TRY_CAST(${part(3)} AS INTEGER) AS position, ${part(4)} AS found
    FROM (SELECT row_no, unnest(string_split(reasons, ${ENTRY})) AS entry FROM ${table} WHERE reasons <> '')`;
}
