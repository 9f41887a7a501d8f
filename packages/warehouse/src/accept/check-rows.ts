import {
  CHECK_RULES,
  boundsFault,
  boundsOf,
  columnOf,
  factorOf,
  isNumberColumn,
  isOutOfBounds,
  sql,
  targetOf,
  type IssueSeverity,
  type SheetPlan,
  type Sql,
} from '@tidu/domain';
import type { Database } from '../database.js';
import { valueName } from './examine.js';
import { addFindings, type Finding } from './entries.js';

/** Adds to `entry` what is wrong with the values of a sheet: missing ones, ones out of bounds, and breaches across fields. */
export async function checkRows(database: Database, plan: SheetPlan, told: Sql): Promise<void> {
  await addFindings(database, told, [...missingValues(plan), ...breaches(plan)]);
  await checkBounds(database, plan, told);
}

/** Gathers `fault`, one line for each thing that is told of a cell, and makes the empty table `dropped`. */
export async function gatherFaults(database: Database): Promise<void> {
  await database.run(sql`
    CREATE TABLE fault AS
    WITH cell AS (SELECT DISTINCT * FROM entry),
    ragged AS (SELECT DISTINCT row_no FROM cell WHERE code = 'ROW_RAGGED'),
    marked AS (SELECT DISTINCT row_no, position FROM cell WHERE code IN ('CELL_ERROR', 'CELL_FORMULA_NO_VALUE')),
    wrong AS (SELECT DISTINCT row_no, position FROM cell WHERE severity = 'refused' AND code <> 'REQUIRED_MISSING')
    SELECT c.row_no, c.severity, c.code, c.position, min(c.found) AS found, min(c.expected) AS expected
    FROM cell c
    LEFT JOIN ragged r ON r.row_no = c.row_no
    LEFT JOIN marked m ON m.row_no = c.row_no AND m.position = c.position
    LEFT JOIN wrong w ON w.row_no = c.row_no AND w.position = c.position
    -- In a row of another width nobody knows which cell is which; an error cell is no missing one.
    WHERE (r.row_no IS NULL OR c.code = 'ROW_RAGGED')
      AND (m.row_no IS NULL OR c.code IN ('CELL_ERROR', 'CELL_FORMULA_NO_VALUE'))
      AND (w.row_no IS NULL OR c.code <> 'REQUIRED_MISSING')
    GROUP BY ALL`);
  await database.run(sql`CREATE TABLE dropped (row_no INTEGER)`);
}

function missingValues({ columns, layout }: SheetPlan): Finding[] {
  const required = columns.flatMap((column, position) => {
    const entry = layout.columns[column.entry];
    // What is required is the figure itself; the year before may be empty.
    const isRequired = entry?.required === true && column.target === targetOf(entry);
    if (!(isRequired || column.target === 'enterpriseId') || column.target === 'period') return [];
    return [missing('refused', valueName(column.target), position)];
  });
  const region = columns.findIndex(({ target }) => target === 'region');
  const { whenMissing } = layout.region;
  const minds = region >= 0 && whenMissing !== 'nothing' && layout.columns[columns[region]!.entry]?.required !== true;
  const period = columns.findIndex(({ target }) => target === 'period');
  return [
    ...required,
    ...(minds ? [missing(whenMissing === 'refused' ? 'refused' : 'warning', sql`region`, region)] : []),
    ...(layout.kind === 'filing' ? [missing('refused', sql`period`, period < 0 ? null : period)] : []),
  ];
}

function missing(severity: IssueSeverity, value: Sql, position: number | null): Finding {
  return { severity, code: 'REQUIRED_MISSING', when: sql`${value} IS NULL`, position, found: sql`''` };
}

/** Rows with a number out of bounds are few: they are found by one condition and only then taken apart. */
async function checkBounds(database: Database, { columns, layout }: SheetPlan, told: Sql): Promise<void> {
  const bounded = columns.flatMap((column, position) => {
    const test = isNumberColumn(column) ? isOutOfBounds(valueName(column.target), column, layout) : null;
    return test === null ? [] : [{ column, position, test }];
  });
  if (bounded.length === 0) return;
  const names = bounded.map(({ column }) => valueName(column.target));
  const wide = sql.join(names.map(name => sql`CAST(${name} AS DECIMAL(38, 4)) AS ${name}`));
  const limits = bounded.map(({ column, position }) => {
    const { least, most } = boundsOf(column, layout);
    const severity = layout.columns[column.entry]?.whenWrong ?? 'refused';
    const number = (value: number | null) => sql`CAST(${value === null ? null : String(value)} AS DECIMAL(38, 4))`;
    return sql`(${columnOf(column.target)}, ${position}, ${severity}, ${number(least)}, ${number(most)}, ${column.reading === 'count'})`;
  });
  const fault = boundsFault({ value: sql`u.value`, least: sql`k.least`, most: sql`k.most`, isWhole: sql`k.is_whole` });
  await database.run(sql`
    CREATE TEMP TABLE suspect AS
    SELECT row_no, ${wide} FROM ${told} WHERE kind IS NULL AND (${sql.join(
      bounded.map(({ test }) => test),
      sql` OR `,
    )})`);
  await database.run(sql`
    INSERT INTO entry (row_no, severity, code, position, found)
    SELECT row_no, severity, fault, position, CAST(value AS VARCHAR)
    FROM (
      SELECT u.row_no, k.severity, k.position, u.value, ${fault} AS fault
      FROM (UNPIVOT suspect ON ${sql.join(names)} INTO NAME target VALUE value) u
      JOIN (VALUES ${sql.join(limits)}) k(target, position, severity, least, most, is_whole) USING (target)
    )
    WHERE fault IS NOT NULL`);
}

/** Checks across the fields of a row, those whose fields the sheet has. */
function breaches({ columns, layout }: SheetPlan): Finding[] {
  const position = (key: string) => columns.findIndex(({ target }) => target === key);
  // A figure its column cannot hold is told as such; that it breaches something besides would be said twice.
  const possible = (key: string): Sql => {
    const outside = isOutOfBounds(valueName(key), columns[position(key)]!, layout);
    return outside === null ? valueName(key) : sql`CASE WHEN NOT (${outside}) THEN ${valueName(key)} END`;
  };
  return CHECK_RULES.flatMap(rule => {
    const severity = layout.checks[rule.rule];
    if (severity === undefined || rule.needs.some(key => position(key) < 0)) return [];
    const at = position(rule.field);
    const step = tolerance(columns[at]?.unit ?? null);
    return [
      {
        severity,
        code: rule.code,
        atFirstSight: rule.violated(valueName, step),
        when: rule.violated(possible, step),
        position: at,
        found: valueName(rule.field),
      },
    ];
  });
}

/** One step of the last digit a sheet in this unit prints, in 万元: 万元 are filed with two decimals, the others whole. */
function tolerance(unit: string | null): Sql {
  const factor = factorOf(unit, 'money');
  return sql`CAST(${factor === '1' || factor === null ? '0.01' : factor} AS DECIMAL(18, 4))`;
}
