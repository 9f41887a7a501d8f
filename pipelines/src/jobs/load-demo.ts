import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readProgress, setProgress } from '@tidu/records';
import { keepOriginal } from '@tidu/warehouse';
import { generateDemo } from '../demo/index.js';
import type { Dock } from '../dock.js';
import { ingest } from './ingest.js';
import { buildScopes } from '../scopes.js';
import { evaluate } from './evaluate.js';
import { publishLive } from './publish.js';

/** How the demo province is made: the same in every installation. */
const DEMO = { years: 3, seed: 1 };
const ACTOR = 'pipelines';
/** Files between two looks at the clock of the progress shown. */
const PUBLISH_EVERY = 120;

/**
 * Makes the workbooks of a demo province and takes them in one after the other, by the way everybody's files go, each on
 * the day it arrives. Does nothing once that was finished; a loading that was broken off goes on where it stopped.
 */
export async function loadDemo(
  dock: Dock,
  { enterprises, clock }: { enterprises: number; clock: () => Date },
): Promise<void> {
  const before = (await readProgress(dock.ledger)).find(({ task }) => task === 'demo');
  if (enterprises === 0 || before?.state === 'finished') return;
  const tell = (done: number, total: number, label: string, state: 'running' | 'finished' | 'failed' = 'running') =>
    setProgress(dock.ledger, { task: 'demo', done, total, label, state }, clock());
  const out = join(dock.home, 'demo');
  try {
    await tell(0, 1, '正在生成工作簿');
    await mkdir(out, { recursive: true });
    const { files } = await generateDemo({ ...DEMO, enterprises, out });
    for (const [index, { path, receivedOn, regionId }] of files.entries()) {
      await tell(index, files.length, path);
      const receivedAt = new Date(`${receivedOn}T09:00:00+08:00`);
      const original = await keepOriginal(dock.home, join(out, path));
      await ingest(dock, { original, name: path, sender: ACTOR, scopeId: regionId, receivedAt });
      // Something to look at long before everything is there.
      if ((index + 1) % PUBLISH_EVERY === 0) await publishLive(dock, { actor: ACTOR, now: clock() });
    }
    await tell(files.length, files.length, '正在发布快照');
    await publishLive(dock, { actor: ACTOR, now: clock() });
    await evaluate(dock, { now: clock() });
    await buildScopes(dock, clock());
    await tell(files.length, files.length, '', 'finished');
  } catch (error) {
    await tell(
      before?.done ?? 0,
      before?.total ?? 1,
      error instanceof Error ? error.message : String(error),
      'failed',
    ).catch(() => {});
    throw error;
  }
}
