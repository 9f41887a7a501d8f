import { boundsOf, sql, type SheetPlan, type Sql } from '@tidu/domain';
import { tableOf, type Database } from '../database.js';
import type { WordAdvice } from './read-words.js';

/**
 * Creates the table `issue` from `fault`: row, field, code, severity, what was found and what was expected,
 * and advice where a vocabulary gave some. The sentence of a code follows from the catalogue and is not stored.
 */
export async function tellIssues(database: Database, plan: SheetPlan, told: Sql, advice: WordAdvice): Promise<void> {
  const fields = plan.columns.map(({ key }, position) => ({ position, field: key }));
  const expected = plan.columns.flatMap((_, position) => expectedOf(plan, position));
  const said = [...advice.values()];
  await database.run(sql`
    CREATE TABLE issue AS
    SELECT
      e.row_no AS row, coalesce(f.field, CASE WHEN e.code IN ('REQUIRED_MISSING', 'PERIOD_FUTURE', 'PERIOD_TOO_OLD') THEN 'period' END) AS field,
      e.code, e.severity, nullif(e.found, '') AS found,
      coalesce(a.expected, e.expected, x.expected, CASE e.code WHEN 'ROW_RAGGED' THEN ${String(plan.width)} END) AS expected,
      coalesce(a.advice, '已说明：' || t.explanation) AS advice
    FROM fault e
    LEFT JOIN ${tableOf(fields, { position: 'INTEGER', field: 'VARCHAR' })} f USING (position)
    LEFT JOIN ${tableOf(expected, { position: 'INTEGER', code: 'VARCHAR', expected: 'VARCHAR' })} x USING (position, code)
    LEFT JOIN ${tableOf(said, { code: 'VARCHAR', found: 'VARCHAR', expected: 'VARCHAR', advice: 'VARCHAR' })} a USING (code, found)
    LEFT JOIN ${explanations(plan, told)} t ON t.row_no = e.row_no AND e.severity = 'explain'
    ORDER BY e.row_no, e.position NULLS FIRST, e.code`);
}

/** What the sender wrote about a row that asks for an explanation. */
function explanations({ columns }: SheetPlan, told: Sql): Sql {
  return columns.some(({ target }) => target === 'explanation')
    ? sql`(SELECT row_no, explanation FROM ${told})`
    : sql`(SELECT NULL::INTEGER AS row_no, NULL::VARCHAR AS explanation)`;
}

function expectedOf(plan: SheetPlan, position: number): { position: number; code: string; expected: string }[] {
  const column = plan.columns[position]!;
  const { least, most } = boundsOf(column, plan.layout);
  return [
    { position, code: 'TEXT_TOO_LONG', expected: String(plan.layout.limits.maxTextLength) },
    { position, code: 'SCALE_SUSPECT', expected: '5000' },
    { position, code: 'NUMBER_OUT_OF_RANGE', expected: `${least ?? '-99999999999999'} … ${most ?? '99999999999999'}` },
  ];
}
