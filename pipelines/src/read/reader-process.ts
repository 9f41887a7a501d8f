import type { FileErrorCode, Layout } from '@tidu/domain';
import { readFile } from './read-file.js';
import { FileRefused } from './refusal.js';
import type { SheetRead } from './sheet-read.js';

/** What the process is asked, one after the other. */
export interface ReadRequest {
  path: string;
  folder: string;
  layouts: readonly Layout[];
}

/** What it says: first that it is up, then one answer a request. */
export type ReadAnswer =
  | { ready: true }
  | { read: SheetRead }
  | { refused: { code: FileErrorCode; found: string | null; expected: string | null } }
  | { failed: string };

async function answer({ path, folder, layouts }: ReadRequest): Promise<ReadAnswer> {
  try {
    return { read: await readFile(path, folder, layouts) };
  } catch (error) {
    if (error instanceof FileRefused) {
      const { code, found, expected } = error;
      return { refused: { code, found, expected } };
    }
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

process.on('message', (request: ReadRequest) => {
  void answer(request).then(answered => process.send!(answered));
});
process.on('disconnect', () => process.exit());
process.send!({ ready: true } satisfies ReadAnswer);
