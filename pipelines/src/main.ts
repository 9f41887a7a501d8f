import { parseArgs } from 'node:util';
import { readConfiguration } from '@tidu/domain';
import { openDock } from './dock.js';
import { loadDemo } from './jobs/load-demo.js';

/** The service that writes: takes files in, publishes, keeps the timetable. Ends on SIGTERM between two steps. */
async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  if (configuration.databaseUrl === null)
    throw new Error('DATABASE_URL is missing; start the platform with `npm start`');
  const dock = await openDock(configuration, configuration.databaseUrl, new Date());
  const stopped = new Promise<void>(resolve => {
    // a listener for signals alone does not keep a process alive
    const alive = setInterval(() => {}, 1 << 30);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(clearInterval(alive)));
  });
  await Promise.race([
    loadDemo(dock, { enterprises: demoWish(process.argv.slice(2)), clock: () => new Date() }),
    stopped,
  ]);
  await stopped;
  await dock.close();
  process.exit(0);
}

/** Enterprises of the demo the launcher asks for, `--demo 2000`; it knows whether the database is its own. */
function demoWish(args: string[]): number {
  return Number(parseArgs({ args, options: { demo: { type: 'string', default: '0' } } }).values.demo);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
