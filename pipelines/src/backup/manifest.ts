import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TiduError } from '@tidu/domain';
import { z } from 'zod';

const manifest = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime({ offset: true }),
  /** The province the installation belongs to. */
  rootId: z.string(),
  /** Published when it was made; null where nothing was, or its file was away and must be built again. */
  snapshot: z.object({ id: z.string(), contentHash: z.string() }).nullable(),
  ledger: z.object({
    migrations: z.array(z.string()),
    tables: z.array(z.string()),
    sequences: z.record(z.string(), z.number()),
  }),
  /** Every other file of the backup, with `/` between folders. */
  files: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })),
});

/** What a backup holds; written last, so that what is not whole has none. */
export type Manifest = z.output<typeof manifest>;

export const MANIFEST_FILE = 'manifest.json';

/** Where the rows of a table of the ledger stand in a backup. */
export const tablePath = (table: string): string => `ledger/${table}.jsonl.gz`;

/**
 * The manifest of a backup.
 *
 * @throws TiduError backup-damaged when there is none, or none that can be read
 */
export async function readManifest(folder: string): Promise<Manifest> {
  try {
    return manifest.parse(JSON.parse(await readFile(join(folder, MANIFEST_FILE), 'utf8')));
  } catch (cause) {
    throw new TiduError('backup-damaged', { folder, reason: `${MANIFEST_FILE} 缺失或无法读取` }, { cause });
  }
}
