import { sql, type Sql } from '../sql.js';
import { fieldOf } from './fields.js';
import type { Layout } from './layout.js';
import type { PlannedColumn } from './plan.js';
import { factorOf } from './units.js';

/** Readings whose words are looked up in a vocabulary rather than computed: there are few different ones in a file. */
export const WORD_READINGS = ['period', 'date', 'region', 'industry', 'choice'] as const;
export type WordReading = (typeof WORD_READINGS)[number];

/** How one column of a sheet is read: its value, and what is wrong with a cell, both as expressions over its text. */
export interface CellReading {
  readonly column: PlannedColumn;
  /** SQL type of the value. */
  readonly type: 'VARCHAR' | 'BIGINT' | 'DECIMAL(18, 4)';
  /** The value of a cell with this text; NULL where it has none. */
  value(text: Sql): Sql;
  /** The code that sends the row back, or NULL. */
  problem(text: Sql, value: Sql): Sql;
  /** Codes that go with the row as remarks, each NULL where it does not apply. */
  remarks(text: Sql): Sql[];
}

/** Cells that hold a sign for nothing. */
const NOTHING = ['', '-', '--', '---', '—', '——', '–', '…', '……', '/', '\\'];

/** How a column of this plan is read. */
export function readingOfColumn(column: PlannedColumn, layout: Layout): CellReading {
  switch (column.reading) {
    case 'money':
    case 'amount':
    case 'percent':
    case 'count':
      return numberReading(column, layout);
    case 'enterprise':
      return layout.idScheme === 'uscc' ? usccReading(column, layout) : textReading(column, layout);
    default:
      return textReading(column, layout);
  }
}

/** Whether a cell holds nothing: it is empty, or a sign or word of the layout says so. */
export function isNothing(text: Sql, layout: Layout): Sql {
  return sql`(${text} = '' OR trim(narrow(${text})) IN (${sql.join([...NOTHING, ...layout.missing])}))`;
}

function usccReading(column: PlannedColumn, layout: Layout): CellReading {
  return {
    column,
    type: 'VARCHAR',
    value: text => sql`CASE WHEN NOT ${isNothing(text, layout)} THEN uscc_of(${text}) END`,
    problem: (_, value) => sql`CASE WHEN ${value} IS NULL THEN 'REQUIRED_MISSING' ELSE uscc_problem(${value}) END`,
    remarks: () => [],
  };
}

function textReading(column: PlannedColumn, layout: Layout): CellReading {
  const required = layout.columns[column.entry]?.required === true;
  const longest = layout.limits.maxTextLength;
  const isWord = (WORD_READINGS as readonly string[]).includes(column.reading);
  const missing = sql`CASE WHEN ${required} THEN 'REQUIRED_MISSING' END`;
  return {
    column,
    type: 'VARCHAR',
    value: text => sql`CASE WHEN NOT ${isNothing(text, layout)} THEN nullif(cleaned(${text}), '') END`,
    // A word that is looked up needs no other examination: it is known or it is not.
    problem: (text, value) =>
      isWord
        ? sql`CASE WHEN ${value} IS NULL THEN ${missing} END`
        : sql`CASE WHEN ${value} IS NULL THEN ${missing} ELSE text_problem(${text}, ${longest}) END`,
    remarks: text =>
      isWord
        ? []
        : [
            sql`CASE WHEN needs_cleaning(${text}) AND has_line_breaks(${text}) THEN 'TEXT_CONTROL_REMOVED' END`,
            sql`CASE WHEN needs_cleaning(${text}) AND has_bidi(${text}) THEN 'TEXT_BIDI_REMOVED' END`,
            sql`CASE WHEN needs_cleaning(${text}) AND has_invisible(${text}) THEN 'TEXT_INVISIBLE_REMOVED' END`,
            sql`CASE WHEN has_mixed_script(${text}) THEN 'TEXT_MIXED_SCRIPT' END`,
          ],
  };
}

function numberReading(column: PlannedColumn, layout: Layout): CellReading {
  const entry = layout.columns[column.entry];
  const required = entry?.required === true;
  const { least, most } = boundsOf(column, layout);
  const whole = column.reading === 'count';
  const below = sql`CASE WHEN ${least ?? 0} = 0 THEN 'NUMBER_NEGATIVE' ELSE 'NUMBER_OUT_OF_RANGE' END`;
  return {
    column,
    type: whole ? 'BIGINT' : 'DECIMAL(18, 4)',
    value: text => numberValue(text, column),
    problem: (text, value) => sql`CASE
      WHEN ${value} IS NOT NULL THEN CASE
        ${least === null ? sql.empty : sql`WHEN ${value} < ${decimal(least)} THEN ${below}`}
        ${most === null ? sql.empty : sql`WHEN ${value} > ${decimal(most)} THEN 'NUMBER_OUT_OF_RANGE'`}
        ${whole ? sql`WHEN ${value} <> floor(${value}) THEN 'NUMBER_NOT_INTEGER'` : sql`WHEN FALSE THEN NULL`}
        END
      WHEN ${isNothing(text, layout)} THEN CASE WHEN ${required} THEN 'REQUIRED_MISSING' END
      ELSE number_problem(${text}, ${plainNumber(text, column)}) END`,
    remarks: () => [],
  };
}

/** Money goes into 万元 by the unit of its column; a unit written in the cell itself wins. */
function numberValue(text: Sql, column: PlannedColumn): Sql {
  const factorText = factorOf(column.unit, column.reading) ?? '1';
  const factor = decimal(Number(factorText));
  // Multiplied as exact decimals; a product that does not fit is told as out of range.
  const scaled = (value: Sql, by: Sql) =>
    sql`TRY_CAST(CAST(${value} AS DECIMAL(28, 8)) * CAST(${by} AS DECIMAL(9, 4)) AS DECIMAL(18, 4))`;
  const by = column.reading === 'money' ? sql`yuan_factor(${text}, ${factor})` : factor;
  const slow = scaled(sql`number_in(${plainNumber(text, column)})`, by);
  const fast =
    factorText === '1' ? sql`TRY_CAST(${text} AS DECIMAL(18, 4))` : scaled(sql`TRY_CAST(${text} AS DECIMAL(28, 8))`, factor);
  return sql`CASE WHEN ${text} <> '' THEN coalesce(${fast}, ${slow}) END`;
}

/** The text of a cell without what people write around a number. */
function plainNumber(text: Sql, { reading }: PlannedColumn): Sql {
  if (reading === 'money') return sql`plain_money(${text})`;
  return reading === 'percent' ? sql`plain_percent(${text})` : sql`plain_count(${text})`;
}

/** Smallest and largest value a column may hold, in the unit it is stored in. */
export function boundsOf(column: PlannedColumn, layout: Layout): { least: number | null; most: number | null } {
  const entry = layout.columns[column.entry];
  const field = fieldOf(column.target);
  const byDictionary = field && !field.mayBeNegative ? 0 : null;
  return { least: entry?.min === undefined ? byDictionary : entry.min, most: entry?.max ?? null };
}

/** A number of the layout as an exact literal, so that a column of decimals is never compared as floats. */
function decimal(value: number): Sql {
  return sql`CAST(${String(value)} AS DECIMAL(18, 4))`;
}
