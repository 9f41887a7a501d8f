import { openDock, type Dock } from '../dock.js';
import type { Call, ExitCode } from './command.js';

/** Runs a command with an open dock and closes it again. */
export async function withDock(call: Call, work: (dock: Dock) => Promise<ExitCode>): Promise<ExitCode> {
  if (call.databaseUrl === null)
    throw new Error('DATABASE_URL is missing; start this command through `npm run -s tidu`');
  const dock = await openDock(call.configuration, call.databaseUrl, call.now);
  try {
    return await work(dock);
  } finally {
    await dock.close();
  }
}
