import type { Database } from '../database.js';

/** Opens the published snapshot beside a sheet as `past`, read-only; once is enough. */
export function attachPast(database: Database, snapshotFile: string): Promise<void> {
  return database.script(`ATTACH IF NOT EXISTS '${snapshotFile.replaceAll("'", "''")}' AS past (READ_ONLY)`);
}
