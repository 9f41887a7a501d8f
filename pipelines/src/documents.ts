import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { schedule } from 'node-cron';

/** How long a document waits to be fetched; it can be made again at any time. */
const KEPT_MS = 24 * 3_600_000;
/** Minute 17 of every hour, when nothing else begins. */
const SWEPT_AT = '17 * * * *';

/** The folder of documents that wait to be fetched. */
export function documentsFolder(home: string): string {
  return join(home, 'documents');
}

/** Removes documents older than a day, and what was left half written; gives their number. */
export async function sweepDocuments(home: string, now: Date): Promise<number> {
  const folder = documentsFolder(home);
  await mkdir(folder, { recursive: true });
  let removed = 0;
  for (const name of await readdir(folder)) {
    const { mtimeMs } = await stat(join(folder, name));
    if (now.getTime() - mtimeMs < KEPT_MS) continue;
    await rm(join(folder, name), { force: true });
    removed++;
  }
  return removed;
}

/** Sweeps at once and every hour until told to stop. */
export function keepDocumentsSwept(
  home: string,
  { clock, onError }: { clock: () => Date; onError: (error: unknown) => void },
): { stop(): Promise<void> } {
  let sweeping: Promise<unknown> = Promise.resolve();
  const sweep = () => {
    sweeping = sweeping.then(() => sweepDocuments(home, clock())).catch(onError);
  };
  sweep();
  const task = schedule(SWEPT_AT, sweep);
  return {
    stop: async () => {
      await task.destroy();
      await sweeping;
    },
  };
}
