import { ApiError, contract, type RunEntry } from '@tidu/contract';
import { ask } from './api.js';

const EVERY_MS = 700;

/**
 * Asks for a run until it has ended, and tells how far it is each time.
 *
 * A connection that is lost for a while is waited for: the run goes on without us.
 *
 * @returns the run as it ended, or null when nobody waits for it any more
 * @throws ApiError when the API refuses
 */
export async function followRun(
  begun: RunEntry,
  tell: (run: RunEntry) => void,
  signal: AbortSignal,
): Promise<RunEntry | null> {
  let run = begun;
  while (!hasEnded(run)) {
    await pause(EVERY_MS);
    if (signal.aborted) return null;
    run = await ask(contract.runs.read, { id: run.id }, signal).catch(lost => {
      if (lost instanceof ApiError) throw lost;
      return run;
    });
    if (signal.aborted) return null;
    tell(run);
  }
  return run;
}

/** True once nothing more will come of a run by itself. */
export const hasEnded = ({ state }: RunEntry): boolean => state !== 'queued' && state !== 'running';

export const pause = (ms: number): Promise<void> => new Promise(resume => setTimeout(resume, ms));
