import { sql, type Sql } from '../sql.js';
import { fieldOf } from './fields.js';
import type { Layout } from './layout.js';
import type { PlannedColumn } from './plan.js';
import { factorOf } from './units.js';

/** Readings whose words are looked up in a vocabulary rather than computed: there are few different ones in a file. */
export const WORD_READINGS = ['period', 'date', 'region', 'industry', 'choice', 'choices'] as const;
export type WordReading = (typeof WORD_READINGS)[number];

const NUMBER_READINGS = ['money', 'amount', 'percent', 'count'];
/** Cells that hold a sign for nothing. */
const NOTHING = ['', '-', '--', '---', '—', '——', '–', '…', '……', '/', '\\'];

/** How a cell that is not plain is read: as a number of one kind, a credit code, a word, or other text. */
export type UnusualReading = 'money' | 'energy' | 'amount' | 'percent' | 'count' | 'uscc' | 'word' | 'text';

/** How the cells of a column are read when they are not plain. */
export function unusualReading(column: PlannedColumn, layout: Layout): UnusualReading {
  if (column.reading === 'amount' && fieldOf(column.target)?.unit === 'mwh10') return 'energy';
  if (isNumberColumn(column)) return column.reading as UnusualReading;
  if (isWordColumn(column)) return 'word';
  return isCreditCode(column, layout) ? 'uscc' : 'text';
}

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
  // The signs are bare as they stand; a word of a layout may not be.
  const words = [...NOTHING.map(sign => sql`${sign}`), ...layout.missing.map(word => sql`bare(${word})`)];
  return sql`(${text} = '' OR bare(${text}) IN (${sql.join(words)}))`;
}

/**
 * The value of a cell written as a machine writes it, or NULL: nearly all cells, at next to no cost. Every other cell that
 * is not empty is read by `unusualNumber` or `unusualText`.
 *
 * Numbers come in the unit their field is stored in: money goes into 万元 by the unit of its column, as exact decimals.
 */
export function plainValue(text: Sql, column: PlannedColumn, layout: Layout): Sql {
  if (isNumberColumn(column)) {
    const factor = factorText(column);
    return factor === '1'
      ? sql`TRY_CAST(${text} AS DECIMAL(18, 4))`
      : scaled(sql`TRY_CAST(${text} AS DECIMAL(28, 8))`, decimal(factor));
  }
  if (isCreditCode(column, layout)) return sql`CASE WHEN is_plain_uscc(${text}) THEN ${text} END`;
  const nothing = sql.join([...NOTHING, ...layout.missing]);
  return sql`CASE WHEN is_plain_text(${text}) AND length(${text}) <= ${layout.limits.maxTextLength} AND ${text} NOT IN (${nothing}) THEN ${text} END`;
}

/**
 * The text of an unusual cell in a form that can be read: a number without what people write around it (thousands,
 * brackets, its unit), a credit code normalised, other text cleaned; NULL where nothing is left.
 */
export function unusualForm(text: Sql, reading: Sql): Sql {
  return sql`nullif(CASE ${reading}
    WHEN 'text' THEN cleaned(${text}) WHEN 'word' THEN cleaned(${text}) WHEN 'uscc' THEN uscc_of(${text})
    ELSE plain_number(${text}, ${reading}) END, '')`;
}

/** A word of a vocabulary in a form that can be looked up, or NULL where nothing is left. */
export function wordForm(text: Sql): Sql {
  return sql`nullif(cleaned(${text}), '')`;
}

/** The number in an unusual cell, or NULL; a unit written in the cell wins over the column's. */
export function unusualNumber(text: Sql, form: Sql, reading: Sql, factor: Sql): Sql {
  return scaled(sql`number_in(${form})`, sql`factor_behind(${text}, ${reading}, ${factor})`);
}

/** The code that sends an unusual cell back, or NULL. A word is examined where it is looked up. */
export function unusualFault(text: Sql, form: Sql, reading: Sql, layout: Layout): Sql {
  return sql`CASE ${reading}
    WHEN 'word' THEN NULL
    WHEN 'uscc' THEN uscc_fault(${form})
    WHEN 'text' THEN text_fault(${text}, ${layout.limits.maxTextLength})
    ELSE number_fault(${text}, ${form}) END`;
}

/** The factor from the unit of a column to the unit its field is stored in, as decimal text. */
export function factorText(column: PlannedColumn): string {
  return factorOf(column.unit, column.reading) ?? '1';
}

/** Whether a number is one its column cannot hold; NULL for a missing one. */
export function isOutOfBounds(value: Sql, column: PlannedColumn, layout: Layout): Sql | null {
  const { least, most } = boundsOf(column, layout);
  const tests = [
    ...(least === null ? [] : [sql`${value} < ${decimal(String(least))}`]),
    ...(most === null ? [] : [sql`${value} > ${decimal(String(most))}`]),
    ...(column.reading === 'count' ? [sql`${value} <> floor(${value})`] : []),
  ];
  return tests.length === 0 ? null : sql.join(tests, sql` OR `);
}

/** The code for a number out of bounds, or NULL for one within; every part is an expression over one line of a check. */
export function boundsFault({ value, least, most, isWhole }: Record<'value' | 'least' | 'most' | 'isWhole', Sql>): Sql {
  return sql`CASE
    WHEN ${value} < ${least} THEN CASE WHEN ${least} = 0 THEN 'NUMBER_NEGATIVE' ELSE 'NUMBER_OUT_OF_RANGE' END
    WHEN ${value} > ${most} THEN 'NUMBER_OUT_OF_RANGE'
    WHEN ${isWhole} AND ${value} <> floor(${value}) THEN 'NUMBER_NOT_INTEGER' END`;
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
