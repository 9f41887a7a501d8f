import { sql, type Sql } from '../sql.js';
import { fieldOf } from './fields.js';
import type { Layout } from './layout.js';
import type { PlannedColumn } from './plan.js';
import { factorOf } from './units.js';

/** Readings whose words are looked up in a vocabulary rather than computed: there are few different ones in a file. */
export const WORD_READINGS = ['period', 'date', 'region', 'industry', 'choice'] as const;
export type WordReading = (typeof WORD_READINGS)[number];

const NUMBER_READINGS = ['money', 'amount', 'percent', 'count'];
/** Cells that hold a sign for nothing. */
const NOTHING = ['', '-', '--', '---', '—', '——', '–', '…', '……', '/', '\\'];

/** Whether the cells of a column are words of a vocabulary. */
export function isWordColumn({ reading }: PlannedColumn): boolean {
  return (WORD_READINGS as readonly string[]).includes(reading);
}

/** Whether the cells of a column are numbers. */
export function isNumberColumn({ reading }: PlannedColumn): boolean {
  return NUMBER_READINGS.includes(reading);
}

/** Whether a cell holds nothing: it is empty, or a sign or word of the layout says so. */
export function isNothing(text: Sql, layout: Layout): Sql {
  return sql`(${text} = '' OR trim(narrow(${text})) IN (${sql.join([...NOTHING, ...layout.missing])}))`;
}

/** The text of a cell as it is kept: a credit code normalised, other text cleaned; NULL where it holds nothing. */
export function textValue(text: Sql, column: PlannedColumn, layout: Layout): Sql {
  const value = isCreditCode(column, layout) ? sql`uscc_of(${text})` : sql`cleaned(${text})`;
  return sql`CASE WHEN NOT ${isNothing(text, layout)} THEN nullif(${value}, '') END`;
}

/** The code that sends a cell of text back, or NULL. A word is examined where it is looked up. */
export function textProblem(text: Sql, value: Sql, column: PlannedColumn, layout: Layout): Sql {
  if (isCreditCode(column, layout)) return sql`uscc_problem(${value})`;
  return isWordColumn(column) ? sql`NULL` : sql`CASE WHEN ${value} IS NOT NULL THEN text_problem(${text}, ${layout.limits.maxTextLength}) END`;
}

/** Codes that go with a cell of text as remarks, each NULL where it does not apply. */
export function textRemarks(text: Sql, column: PlannedColumn, layout: Layout): Sql[] {
  if (isWordColumn(column) || isCreditCode(column, layout)) return [];
  return [
    sql`CASE WHEN needs_cleaning(${text}) AND has_line_breaks(${text}) THEN 'TEXT_CONTROL_REMOVED' END`,
    sql`CASE WHEN needs_cleaning(${text}) AND has_bidi(${text}) THEN 'TEXT_BIDI_REMOVED' END`,
    sql`CASE WHEN needs_cleaning(${text}) AND has_invisible(${text}) THEN 'TEXT_INVISIBLE_REMOVED' END`,
    sql`CASE WHEN has_mixed_script(${text}) THEN 'TEXT_MIXED_SCRIPT' END`,
  ];
}

/**
 * A number written as a machine writes it, in the unit its field is stored in; NULL for anything else, which
 * `unusualNumber` reads. Money goes into 万元 by the unit of its column, multiplied as exact decimals.
 */
export function plainNumber(text: Sql, column: PlannedColumn): Sql {
  const factor = factorOf(column.unit, column.reading) ?? '1';
  return factor === '1' ? sql`TRY_CAST(${text} AS DECIMAL(18, 4))` : scaled(sql`TRY_CAST(${text} AS DECIMAL(28, 8))`, decimal(factor));
}

/** A number with what people write around it: thousands, brackets, its unit (which wins over the column's); else NULL. */
export function unusualNumber(text: Sql, reading: Sql, factor: Sql): Sql {
  return scaled(
    sql`number_in(plain_number(${text}, ${reading}))`,
    sql`CASE WHEN ${reading} = 'money' THEN yuan_factor(${text}, ${factor}) ELSE ${factor} END`,
  );
}

/** The factor from the unit of a column to the unit its field is stored in, as decimal text. */
export function factorText(column: PlannedColumn): string {
  return factorOf(column.unit, column.reading) ?? '1';
}

/** The code that sends a number back, or NULL; a missing one is no problem of its own. */
export function numberProblem(value: Sql, column: PlannedColumn, layout: Layout): Sql {
  const { least, most } = boundsOf(column, layout);
  const tests = [
    ...(least === null ? [] : [sql`WHEN ${value} < ${decimal(String(least))} THEN ${least === 0 ? 'NUMBER_NEGATIVE' : 'NUMBER_OUT_OF_RANGE'}`]),
    ...(most === null ? [] : [sql`WHEN ${value} > ${decimal(String(most))} THEN 'NUMBER_OUT_OF_RANGE'`]),
    ...(column.reading === 'count' ? [sql`WHEN ${value} <> floor(${value}) THEN 'NUMBER_NOT_INTEGER'`] : []),
  ];
  return tests.length === 0 ? sql`NULL` : sql`CASE ${sql.join(tests, sql` `)} END`;
}

/** Smallest and largest value a column may hold, in the unit it is stored in. */
export function boundsOf(column: PlannedColumn, layout: Layout): { least: number | null; most: number | null } {
  const entry = layout.columns[column.entry];
  const field = fieldOf(column.target);
  const byDictionary = field && !field.mayBeNegative ? 0 : null;
  return { least: entry?.min === undefined ? byDictionary : entry.min, most: entry?.max ?? null };
}

function isCreditCode({ reading }: PlannedColumn, { idScheme }: Layout): boolean {
  return reading === 'enterprise' && idScheme === 'uscc';
}

/** A product that does not fit is NULL, and told as out of range. */
function scaled(value: Sql, factor: Sql): Sql {
  return sql`TRY_CAST(CAST(${value} AS DECIMAL(28, 8)) * CAST(${factor} AS DECIMAL(9, 4)) AS DECIMAL(18, 4))`;
}

/** An exact literal, so that a column of decimals is never compared as floats. */
function decimal(text: string): Sql {
  return sql`CAST(${text} AS DECIMAL(18, 4))`;
}
