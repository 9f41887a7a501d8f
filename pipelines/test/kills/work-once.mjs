/**
 * Works on everything that waits, as the service does when it starts, and dies by SIGKILL where it is told to: at a point of
 * the run, the n-th time it comes by, or after so many milliseconds. Ends with 0 when nothing waits any more.
 *
 *   node work-once.mjs '{"home":…,"databaseUrl":…,"point":"publish:built","pass":1}'
 */
import { readConfiguration } from '@tidu/domain';
import { listRuns, recoverRuns, withWorkLock } from '@tidu/records';
import { openDock } from '../../dist/dock.js';
import { workOn } from '../../dist/jobs/work.js';

const { home, databaseUrl, point = null, pass = 1, afterMs = null } = JSON.parse(process.argv[2]);
const clock = () => new Date();
const die = () => process.kill(process.pid, 'SIGKILL');
const configuration = readConfiguration({ TIDU_HOME: home, TIDU_PROVINCE: '220000', DATABASE_URL: databaseUrl });
const dock = await openDock(configuration, databaseUrl, clock());
let passes = 0;
dock.reached = async reached => {
  if (reached === point && ++passes === pass) {
    die();
    // Dead from here on; what would be done next never is.
    await new Promise(() => {});
  }
};
process.stdout.write('ready\n');
if (afterMs !== null) setTimeout(die, afterMs);
await withWorkLock(dock.ledger, async () => {
  await recoverRuns(dock.ledger);
  for (;;) {
    const waiting = (await listRuns(dock.ledger, { state: 'queued', limit: 500 })).at(-1);
    if (waiting === undefined) return;
    await workOn(dock, waiting.id, clock);
  }
});
await dock.close();
process.exit(0);
