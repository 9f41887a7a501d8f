import type { FileErrorCode, Layout } from '@tidu/domain';
import { giveBack, type GivenBack, type ReturnRequest } from '../return/give-back.js';
import { readFile } from './read-file.js';
import { FileRefused } from './refusal.js';
import type { SheetRead } from './sheet-read.js';

/** What the process is asked, one after the other. */
export interface ReadRequest {
  path: string;
  folder: string;
  layouts: readonly Layout[];
}

/** A file to be read, or one to be given back with what is wrong in it. */
export type Request = ReadRequest | { giveBack: ReturnRequest };

/** What it says: first that it is up, then one answer a request. */
export type ReadAnswer =
  | { ready: true }
  | { read: SheetRead }
  | { givenBack: GivenBack }
  | { refused: { code: FileErrorCode; found: string | null; expected: string | null } }
  | { failed: string };

async function answer(request: Request): Promise<ReadAnswer> {
  try {
    if ('giveBack' in request) return { givenBack: await giveBack(request.giveBack) };
    const { path, folder, layouts } = request;
    return { read: await readFile(path, folder, layouts) };
  } catch (error) {
    if (error instanceof FileRefused) {
      const { code, found, expected } = error;
      return { refused: { code, found, expected } };
    }
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

process.on('message', (request: Request) => {
  void answer(request).then(answered => process.send!(answered));
});
process.on('disconnect', () => process.exit());
process.send!({ ready: true } satisfies ReadAnswer);
