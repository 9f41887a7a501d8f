import { sql } from '@tidu/domain';
import type { Database } from '../database.js';
import { columnIn, parquet, type LakeFile } from './sources.js';

/**
 * Fills `title` from the title lists, and `titled` with what the lists say of each enterprise.
 *
 * A grant or renewal holds over [valid_from, valid_to). A cancellation ends what was granted before it; a title granted
 * again afterwards is not touched. The same event in a later list replaces the earlier one.
 */
export async function insertTitles(database: Database, files: readonly LakeFile[]): Promise<void> {
  if (files.length === 0) return;
  await database.run(sql`
    CREATE TEMP TABLE title_event AS
    SELECT
      f.enterprise_id, f.tier, f.action, CAST(f.valid_from AS DATE) AS valid_from,
      coalesce(CAST(${columnIn(files, 'valid_to')} AS DATE), DATE '9999-12-31') AS valid_to,
      CAST(${columnIn(files, 'document')} AS VARCHAR) AS document,
      CAST(${columnIn(files, 'batch_label')} AS VARCHAR) AS batch_label,
      CAST(${columnIn(files, 'name')} AS VARCHAR) AS name,
      CAST(${columnIn(files, 'region_id')} AS VARCHAR) AS region_id,
      b.batch_id, b.seq, f.row_no
    FROM ${parquet(files.map(({ file }) => file))} f
    JOIN batch b ON b.file = f.filename
    QUALIFY row_number() OVER (PARTITION BY f.enterprise_id, f.tier, f.action, f.valid_from ORDER BY b.seq DESC, f.row_no DESC) = 1`);
  await database.run(sql`
    INSERT INTO title
    WITH ended AS (
      SELECT g.enterprise_id, g.tier, g.action, g.valid_from, min(c.valid_from) AS cancelled_on
      FROM title_event g
      JOIN title_event c ON c.enterprise_id = g.enterprise_id AND c.tier = g.tier
      WHERE g.action <> 'cancel' AND c.action = 'cancel' AND c.valid_from < g.valid_to
        AND (c.valid_from > g.valid_from OR (c.valid_from = g.valid_from AND c.seq >= g.seq))
      GROUP BY ALL
    )
    SELECT
      g.enterprise_id, g.tier, g.action, g.valid_from, g.valid_to, e.cancelled_on,
      least(g.valid_to, coalesce(e.cancelled_on, g.valid_to)), g.document, g.batch_label, g.batch_id, g.row_no
    FROM title_event g
    LEFT JOIN ended e USING (enterprise_id, tier, action, valid_from)
    WHERE g.action <> 'cancel'
    ORDER BY g.enterprise_id, g.valid_from, g.tier, g.action`);
  await database.run(sql`
    INSERT INTO titled
    SELECT enterprise_id, arg_max(name, (valid_from, name)), arg_max(region_id, (valid_from, region_id))
    FROM title_event
    GROUP BY enterprise_id
    ORDER BY enterprise_id`);
}
