import { parseArgs } from 'node:util';
import { readConfiguration } from '@tidu/domain';
import { recoverRuns, startWorker, withWorkLock } from '@tidu/records';
import { openDock, type Dock } from './dock.js';
import { keepDocumentsSwept } from './documents.js';
import { watchInbox } from './inbox.js';
import { loadDemo } from './jobs/load-demo.js';
import { workOn } from './jobs/work.js';
import { createDispatcher, keepDispatching, type Dispatcher } from './notices/dispatch.js';
import { keepSources } from './sources/source-timetable.js';
import { keepTimetable } from './timetable.js';

const clock = () => new Date();

/**
 * The service that writes: works on the queue, watches the inbox, keeps the timetable, loads the demo. Of several such
 * processes one works and the others wait for its end.
 */
async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  if (configuration.databaseUrl === null) {
    throw new Error('DATABASE_URL is missing; start the platform with `npm start`');
  }
  const stopped = new Promise<void>(resolve => {
    // a listener for signals alone does not keep a process alive
    const alive = setInterval(() => {}, 1 << 30);
    const stop = () => {
      clearInterval(alive);
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  });
  const dock = await openDock(configuration, configuration.databaseUrl, clock());
  const dispatcher = createDispatcher(dock.ledger, configuration);
  const working = withWorkLock(dock.ledger, lost => serve(dock, { stopped, lost, dispatcher }));
  // A process that waits for its turn ends at once; one that works ends its work first.
  await Promise.race([working, stopped]);
  if (isServing) await working;
  await dock.close();
  process.exit(0);
}

let isServing = false;

async function serve(
  dock: Dock,
  { stopped, lost, dispatcher }: { stopped: Promise<void>; lost: AbortSignal; dispatcher: Dispatcher },
): Promise<void> {
  isServing = true;
  lost.addEventListener('abort', () => process.exit(1)); // the launcher starts us again, to wait for our turn
  await recoverRuns(dock.ledger);
  const worker = await startWorker(dock.ledger, { handle: runId => workOn(dock, runId, clock), onError: complain });
  const inbox = watchInbox(dock, { clock, onError: complain });
  const timetable = keepTimetable(dock, { clock, onError: complain });
  const sources = keepSources(dock, { clock, onError: complain });
  const dispatching = keepDispatching(dispatcher, { clock, onError: complain });
  const sweeping = keepDocumentsSwept(dock.home, { clock, onError: complain });
  const demo = loadDemo(dock, { enterprises: demoWish(process.argv.slice(2)), clock }).catch(complain);
  await Promise.race([demo.then(() => stopped), stopped]);
  await Promise.all([
    inbox.stop(),
    timetable.stop(),
    sources.stop(),
    sweeping.stop(),
    dispatching.stop(),
    worker.stop(),
  ]);
}

/** Enterprises of the demo the launcher asks for, `--demo 2000`; it knows whether the database is its own. */
function demoWish(args: string[]): number {
  return Number(parseArgs({ args, options: { demo: { type: 'string', default: '0' } } }).values.demo);
}

function complain(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${JSON.stringify({ level: 50, time: Date.now(), name: 'pipelines', msg: message })}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
