import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { requestRun } from '@tidu/records';
import { keepOriginal } from '@tidu/warehouse';
import type { Dock } from './dock.js';

const LOOK_MS = 1_000;
const ACTOR = 'inbox';

/** The drop folder, being watched. */
export interface Inbox {
  stop(): Promise<void>;
}

/** What the inbox needs to know. */
export interface InboxOptions {
  clock: () => Date;
  /** Told what went wrong with one file; the file stays and is looked at again. */
  onError: (error: unknown) => void;
}

/** Watches `<home>/inbox` until told to stop. */
export function watchInbox(dock: Dock, options: InboxOptions): Inbox {
  const look = inboxLook(dock, options);
  let looking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(look).catch(options.onError);
  }, LOOK_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}

/**
 * One look into `<home>/inbox`: a file whose size is what it was at the look before is kept among the originals, a run is
 * asked for, and the file is taken out of the folder.
 */
export function inboxLook(dock: Dock, { clock, onError }: InboxOptions): () => Promise<void> {
  const folder = join(dock.home, 'inbox');
  let sizes = new Map<string, number>();
  return async () => {
    await mkdir(folder, { recursive: true });
    const seen = await sizesIn(folder);
    for (const [name, size] of seen) {
      if (sizes.get(name) !== size) continue;
      await takeFromInbox(dock, name, clock()).then(() => seen.delete(name), onError);
    }
    sizes = seen;
  };
}

/** Keeps one file of the inbox, asks for its run, and takes it out. Broken off half way it is taken again, and known. */
async function takeFromInbox(dock: Dock, name: string, at: Date): Promise<void> {
  const path = join(dock.home, 'inbox', name);
  const { sha256 } = await keepOriginal(dock.home, path);
  const input = { sha256, name, receivedAt: at.toISOString() };
  const scopeId = dock.atlas.root.id;
  await requestRun(
    dock.ledger,
    { job: 'ingest', trigger: 'inbox', actor: ACTOR, subject: name, scopeId, input },
    { at },
  );
  await rm(path);
}

async function sizesIn(folder: string): Promise<Map<string, number>> {
  const entries = await readdir(folder, { withFileTypes: true });
  // Half-written files of other programs and of spreadsheets that are open begin with these.
  const files = entries.filter(
    entry => entry.isFile() && !/^(?:\.|~\$)/.test(entry.name) && !entry.name.endsWith('.part'),
  );
  const sizes = new Map<string, number>();
  for (const { name } of files) {
    const found = await stat(join(folder, name)).catch(() => null);
    if (found) sizes.set(name, found.size);
  }
  return sizes;
}
