import { sql, type Sql } from '@tidu/domain';
import type { Database } from '../database.js';
import { columnIn, parquet, type LakeFile } from './sources.js';

/** What a register entry says besides when it holds. */
const FIELDS = [
  ['name', sql`VARCHAR`],
  ['region_id', sql`VARCHAR`],
  ['section', sql`VARCHAR`],
  ['industry_code', sql`VARCHAR`],
  ['founded_on', sql`DATE`],
  ['registered_capital_cny10k', sql`DECIMAL(18, 4)`],
  ['secretary', sql`VARCHAR`],
  ['team', sql`VARCHAR`],
  ['closed_on', sql`DATE`],
  ['successor_id', sql`VARCHAR`],
] as const satisfies readonly (readonly [name: string, type: Sql])[];

/**
 * Fills `register`: what the register says of each enterprise over [valid_from, valid_to).
 *
 * The first entry also speaks for the time before it: a register that is loaded today describes the enterprises whose
 * older filings are loaded with it. A field an entry leaves empty keeps what the entry before said. Of two entries for
 * one day the later batch holds.
 */
export async function createRegister(database: Database, files: readonly LakeFile[]): Promise<void> {
  if (files.length === 0) return;
  const read = FIELDS.map(([name, type]) => sql`CAST(${columnIn(files, name)} AS ${type}) AS ${sql.identifier(name)}`);
  const carried = FIELDS.map(
    ([name]) => sql`last_value(${sql.identifier(name)} IGNORE NULLS) OVER until_now AS ${sql.identifier(name)}`,
  );
  await database.run(sql`
    INSERT INTO register
    WITH entry AS (
      SELECT f.enterprise_id, CAST(f.valid_from AS DATE) AS valid_from, b.seq, f.row_no, b.batch_id, ${sql.join(read)}
      FROM ${parquet(files.map(({ file }) => file))} f
      JOIN batch b ON b.file = f.filename
    ),
    carried AS (
      SELECT enterprise_id, valid_from, seq, row_no, batch_id, ${sql.join(carried)}
      FROM entry
      WINDOW until_now AS (PARTITION BY enterprise_id ORDER BY valid_from, seq, row_no ROWS UNBOUNDED PRECEDING)
      QUALIFY row_number() OVER (PARTITION BY enterprise_id, valid_from ORDER BY seq DESC, row_no DESC) = 1
    )
    SELECT
      enterprise_id,
      CASE WHEN row_number() OVER history = 1 THEN DATE '0001-01-01' ELSE valid_from END,
      lead(valid_from, 1, DATE '9999-12-31') OVER history,
      ${sql.join(FIELDS.map(([name]) => sql.identifier(name)))}, batch_id
    FROM carried
    WINDOW history AS (PARTITION BY enterprise_id ORDER BY valid_from)`);
}
