import { sql } from '@tidu/domain';
import type { LiveBatch } from '../publish.js';
import type { SnapshotFile } from './snapshot-file.js';

/** The batches a snapshot was built from, such that the same snapshot can be built from them again. */
export async function readSourceBatches(snapshot: SnapshotFile): Promise<LiveBatch[]> {
  const rows = await snapshot.rows<{ [column: string]: string | number }>(sql`
    SELECT
      batch_id AS id, CAST(seq AS INTEGER) AS seq, kind, form, CAST(received_on AS VARCHAR) AS "receivedOn",
      strftime(recorded_at, '%Y-%m-%dT%H:%M:%S.%gZ') AS "recordedAt"
    FROM source_batch
    ORDER BY seq`);
  return rows as unknown as LiveBatch[];
}
