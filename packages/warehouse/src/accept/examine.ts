import {
  CHECK_RULES,

  columnOf,
  factorOf,

  readingOfColumn,
  rowKind,
  sql,
  type CellReading,
  type SheetPlan,
  type Sql,
} from '@tidu/domain';
import type { Database } from '../database.js';
import { reason, reasons } from './reasons.js';
import { cellName, cellsRelation, type CellsFile } from './source.js';

/** Column of the examined table that holds what a planned column fills. */
export function valueName(target: string): Sql {
  return sql.identifier(columnOf(target));
}

/** Column of the value while cells and values stand in one row. */
const working = (target: string): Sql => sql.identifier(`v_${columnOf(target)}`);

/**
 * Creates the table `examined`: every row of a sheet with its number, its kind (NULL for data), its typed values and the
 * reasons against it. One pass over the text; words that need a vocabulary stay text until `readWords`.
 *
 * @returns the number of a row in its sheet, as an expression over `examined`
 */
export async function examine(database: Database, plan: SheetPlan, file: CellsFile): Promise<Sql> {
  const readings = plan.columns.map(column => readingOfColumn(column, plan.layout));
  const isMarked = file.form === 'cells';
  const cells = Array.from({ length: file.width }, (_, index) => cellName(index));
  const values = readings.map(reading => sql`${reading.value(cellOf(reading))} AS ${working(reading.column.target)}`);
  const typed = readings.map(
    reading => sql`TRY_CAST(${working(reading.column.target)} AS ${typeOf(reading)}) AS ${valueName(reading.column.target)}`,
  );
  const against = [
    ...(isMarked ? markReasons(readings) : []),
    ...readings.flatMap(reading => cellReasons(reading, plan, isMarked)),
    ...ruleReasons(plan),
  ];
  await database.run(sql`
    CREATE TABLE examined AS
    SELECT
      ${isMarked ? sql`row_no,` : sql.empty} kind, ${sql.join(typed)},
      CASE
        WHEN kind IS NOT NULL THEN ''
        ${isMarked ? sql`WHEN contains(marks, ';r') THEN ${raggedReason()}` : sql.empty}
        ELSE ${reasons(against)}
      END AS reasons
    FROM (SELECT *, ${rowKind(cells, plan)} AS kind, ${sql.join(values)} FROM ${cellsRelation(file)})`);
  // The rows of a regular text file follow each other, and a table keeps the order they were read in.
  return isMarked ? sql`row_no` : sql`CAST(rowid + ${file.firstRow} AS INTEGER)`;
}

function cellOf({ column }: CellReading): Sql {
  return cellName(column.index);
}

function typeOf({ type }: CellReading): Sql {
  return { VARCHAR: sql`VARCHAR`, BIGINT: sql`BIGINT`, 'DECIMAL(18, 4)': sql`DECIMAL(18, 4)` }[type];
}

/** In a row of another width nobody knows which cell is which: nothing else is said about it. */
function raggedReason(): Sql {
  return reason('refused', sql`'ROW_RAGGED'`, null, sql`regexp_extract(marks, ';r(\\d+);', 1)`);
}

/** Marks the reader left: a hidden row; errors and formulas of single cells. */
function markReasons(readings: readonly CellReading[]): Sql[] {
  return [
    reason('remark', sql`CASE WHEN contains(marks, ';h;') THEN 'ROW_HIDDEN' END`, null, sql`''`),
    ...readings.flatMap(reading => {
      const { index } = reading.column;
      const marked = (letter: string) => sql`marks <> '' AND contains(marks, ${`;${letter}${index};`})`;
      const position = positionOf(reading, readings);
      return [
        reason('refused', sql`CASE WHEN ${marked('e')} THEN 'CELL_ERROR' END`, position, cellOf(reading)),
        reason('refused', sql`CASE WHEN ${marked('n')} THEN 'CELL_FORMULA_NO_VALUE' END`, position, sql`''`),
        reason('remark', sql`CASE WHEN ${marked('f')} THEN 'CELL_FORMULA' END`, position, cellOf(reading)),
      ];
    }),
  ];
}

function cellReasons(reading: CellReading, { columns, layout }: SheetPlan, isMarked: boolean): Sql[] {
  const text = cellOf(reading);
  const value = working(reading.column.target);
  const position = columns.indexOf(reading.column);
  const severity = layout.columns[reading.column.entry]?.whenWrong === 'warning' ? 'remark' : 'refused';
  // What a mark has told already is not told again; a period may still come from the file.
  const told = isMarked
    ? sql`marks <> '' AND regexp_matches(marks, ${`;[en]${reading.column.index};`})`
    : sql`FALSE`;
  const problem = sql`CASE WHEN NOT (${told}) THEN ${reading.problem(text, value)} END`;
  const deferred = reading.column.reading === 'period' && layout.period?.from.some(source => source !== 'column');
  return [
    ...(deferred ? [] : [reason(severity, problem, position, text)]),
    ...reading.remarks(text).map(code => reason('remark', code, position, text)),
  ];
}

function positionOf(reading: CellReading, readings: readonly CellReading[]): number {
  return readings.indexOf(reading);
}

/** Checks across the fields of a row, those whose fields the sheet has. */
function ruleReasons({ columns, layout }: SheetPlan): Sql[] {
  const position = (key: string) => columns.findIndex(({ target }) => target === key);
  return CHECK_RULES.flatMap(rule => {
    const severity = layout.checks[rule.rule];
    if (severity === undefined || rule.needs.some(key => position(key) < 0)) return [];
    const at = position(rule.field);
    const breached = rule.violated(working, tolerance(columns[at]?.unit ?? null));
    const found = cellName(columns[at]!.index);
    return [reason(severity === 'refused' ? 'refused' : 'remark', sql`CASE WHEN ${breached} THEN ${rule.code} END`, at, found)];
  });
}

/** One step of the last digit a sheet in this unit prints, in 万元: 万元 are filed with two decimals, the others whole. */
function tolerance(unit: string | null): Sql {
  const factor = factorOf(unit, 'money');
  return sql`CAST(${factor === '1' || factor === null ? '0.01' : factor} AS DECIMAL(18, 4))`;
}

