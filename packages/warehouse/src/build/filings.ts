import { sql, type Sql } from '@tidu/domain';
import type { Database } from '../database.js';
import { FILED_COLUMNS } from './columns.js';
import { columnIn, parquet, type LakeFile } from './sources.js';

const TYPES = { BIGINT: sql`BIGINT`, 'DECIMAL(18, 4)': sql`DECIMAL(18, 4)`, VARCHAR: sql`VARCHAR` };

/**
 * Appends one period to `filing`: every version of every filing, in the order the ledger recorded them.
 *
 * A row that says what the version before it said is no new version: a workbook that comes back corrected carries all the
 * rows that were right before.
 */
export async function insertFilings(database: Database, period: string, files: readonly LakeFile[]): Promise<void> {
  const read = (name: string, type: Sql) => sql`CAST(${columnIn(files, name)} AS ${type}) AS ${sql.identifier(name)}`;
  const names = sql.join(FILED_COLUMNS.map(({ name }) => sql.identifier(name)));
  await database.run(sql`
    INSERT INTO filing
    SELECT
      period, enterprise_id, form, row_number() OVER (PARTITION BY enterprise_id, form ORDER BY seq, row_no) AS version,
      name, region_id, reported_on, received_on, ${names}, batch_id, seq, sheet, row_no, recorded_at
    FROM (
      SELECT *, lag(said) OVER (PARTITION BY enterprise_id, form ORDER BY seq, row_no) AS said_before
      FROM (
        SELECT *, hash(carried, name, region_id, ${names}) AS said
        FROM (
          SELECT
            f.period, f.enterprise_id, b.form, ${read('name', sql`VARCHAR`)}, ${read('region_id', sql`VARCHAR`)},
            ${read('reported_on', sql`DATE`)}, b.received_on,
            ${sql.join(FILED_COLUMNS.map(({ name, type }) => read(name, TYPES[type])))},
            b.batch_id, b.seq, ${read('sheet', sql`VARCHAR`)}, f.row_no, b.recorded_at, p.carried
          FROM ${parquet(files.map(({ file }) => file))} f
          JOIN batch b ON b.file = f.filename
          JOIN (SELECT batch_id, carried FROM presence) p USING (batch_id)
          WHERE f.period = ${period}
        )
      )
    )
    WHERE said IS DISTINCT FROM said_before
    ORDER BY enterprise_id, form, version`);
}

/** Fills `filed` anew: the newest name and region each enterprise filed under. */
export async function fillFiled(database: Database): Promise<void> {
  await database.run(sql`DELETE FROM filed`);
  await database.run(sql`
    INSERT INTO filed
    SELECT enterprise_id, arg_max(name, (period, name)), arg_max(region_id, (period, region_id))
    FROM filing
    GROUP BY enterprise_id
    ORDER BY enterprise_id`);
}

/** Creates the temporary table `presence`: for each batch, which measures its layout carried, one by one and as a list. */
export async function createPresence(database: Database): Promise<void> {
  const flags = FILED_COLUMNS.map(({ name }) => sql`list_contains(carried, ${name}) AS ${sql.identifier(name)}`);
  await database.run(sql`
    CREATE TEMP TABLE presence AS
    SELECT batch_id, array_to_string(carried, ' ') AS carried, ${sql.join(flags)}
    FROM source_batch WHERE kind = 'filing'`);
}
