import path from 'node:path';
import { sql, type RowChanges } from '@tidu/domain';
import { openDatabase, tableOf } from '../database.js';

/** A batch of returns that was accepted before; of two that say something of one key the later `seq` holds. */
export interface EarlierBatch {
  id: string;
  seq: number;
}

const OWN_SEQ = Number.MAX_SAFE_INTEGER;
/** What a row says besides whose return it is and where it stood; the same as makes a version when it is published. */
const NOT_SAID = ['enterprise_id', 'period', 'reported_on', 'sheet', 'row_no'];

/**
 * Holds the rows of a batch of returns against what the batches before it last said of the same enterprise and period.
 *
 * A row that says the same again makes no new version; one with other columns says something else.
 *
 * @param home `TIDU_HOME`: reads `lake/`
 * @param earlier batches of the same form that are still valid
 */
export async function countRowChanges(
  home: string,
  batchId: string,
  earlier: readonly EarlierBatch[],
): Promise<RowChanges> {
  const fileOf = (id: string) => path.join(home, 'lake', `${id}.parquet`);
  const batches = [...earlier, { id: batchId, seq: OWN_SEQ }].map(({ id, seq }) => ({ file: fileOf(id), seq }));
  const files = sql`from_json(${JSON.stringify(batches.map(({ file }) => file))}, '["VARCHAR"]')`;
  const database = await openDatabase();
  try {
    const columns = await database.rows<{ file: string; name: string }>(
      sql`SELECT file_name AS file, name FROM parquet_schema(${files}) WHERE num_children IS NULL ORDER BY name`,
    );
    const said = [...new Set(columns.map(({ name }) => name))].filter(name => !NOT_SAID.includes(name));
    const carriers = batches.map(({ file, seq }) => ({
      ...{ file, seq },
      carried: columns
        .filter(column => column.file === file)
        .map(({ name }) => name)
        .join(' '),
    }));
    const [counted] = await database.rows<Record<'n' | 'known' | 'same', number>>(sql`
      WITH row AS (
        SELECT f.enterprise_id, f.period, b.seq, f.row_no, hash(b.carried, ${sql.join(said.map(name => sql.identifier(name)))}) AS said
        FROM read_parquet(${files}, union_by_name = true, filename = true) f
        JOIN ${tableOf(carriers, { file: 'VARCHAR', seq: 'BIGINT', carried: 'VARCHAR' })} b ON b.file = f.filename
      ),
      own AS (SELECT * FROM row WHERE seq = ${OWN_SEQ})
      SELECT count(*) AS n, count(before.said) AS known, count(*) FILTER (before.said = own.said) AS same
      FROM own
      LEFT JOIN (
        SELECT enterprise_id, period, arg_max(said, (seq, row_no)) AS said
        FROM row SEMI JOIN own USING (enterprise_id, period)
        WHERE seq < ${OWN_SEQ}
        GROUP BY enterprise_id, period
      ) before USING (enterprise_id, period)`);
    const { n, known, same } = counted!;
    return { new: n - known, changed: known - same, unchanged: same };
  } finally {
    database.close();
  }
}
