import { sql, type IssueSeverity, type Sql } from '@tidu/domain';
import type { Database } from '../database.js';

/** Something a row may have wrong: a condition on the row, and what is said where it holds. */
export interface Finding {
  severity: IssueSeverity;
  code: string;
  when: Sql;
  /** A condition that costs less and holds wherever `when` does. */
  atFirstSight?: Sql;
  /** Position in the sheet's plan; null speaks of the row. */
  position: number | null;
  found: Sql;
  /** What it was held against; where absent it follows from the code. */
  expected?: Sql;
}

const LONGEST_FOUND = 200;

/** Creates the empty table `entry`: everything said about the rows of a sheet, one line each. */
export async function createEntries(database: Database): Promise<void> {
  await database.run(
    sql`CREATE TABLE entry (row_no INTEGER, severity VARCHAR, code VARCHAR, position INTEGER, found VARCHAR, expected VARCHAR)`,
  );
}

/** Adds to `entry` what is found in these rows. One look finds the few that have anything; only they are gone through. */
export async function addFindings(database: Database, rows: Sql, findings: readonly Finding[]): Promise<void> {
  if (findings.length === 0) return;
  const said = findings.map(
    ({ severity, code, when, position, found, expected = sql`NULL` }) => sql`CASE WHEN ${when} THEN {
      severity: ${severity}, code: ${code}, position: CAST(${position} AS INTEGER), found: left(CAST(${found} AS VARCHAR), ${LONGEST_FOUND}),
      expected: CAST(${expected} AS VARCHAR)
    } END`,
  );
  const any = sql.join(
    findings.map(({ when, atFirstSight = when }) => sql`(${atFirstSight})`),
    sql` OR `,
  );
  await database.run(sql`
    INSERT INTO entry
    SELECT row_no, one.severity, one.code, one.position, one.found, one.expected
    FROM (SELECT row_no, unnest([${sql.join(said)}]) AS one FROM ${rows} WHERE kind IS NULL AND (${any}))
    WHERE one IS NOT NULL`);
}

/** Two characters that are taken out of every cell set apart, so that a cell cannot speak for its neighbours. */
const ENTRY = sql`chr(30)`;
const PART = sql`chr(31)`;

/**
 * Cells set beside their row to be read apart: position and text of each, as one text, so that a row without such cells
 * costs nothing. The two signs come out of a cell as U+0001: any cell with a control character is refused, whichever it is.
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
