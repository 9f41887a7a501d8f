import { ApiError, contract, type EnterpriseChange, type RunEntry } from '@tidu/contract';
import { ask } from '../api.js';
import { followRun, pause } from '../follow-run.js';

/** How far a change of the register is. */
export type ChangeStep = 'send' | 'compute' | 'show';

/** What came of it: it is shown; it was not taken, with the reason; it is taken but not yet shown. */
export type ChangeEnd =
  { kind: 'shown'; batch: string } | { kind: 'refused'; sentence: string } | { kind: 'slow'; batch: string };

/** An enterprise as a choice. */
export interface FoundEnterprise {
  id: string;
  name: string;
}

/** What the page asks the API for who changes the register. */
export interface RegisterChanges {
  /** Enterprises in the reader's scope by part of a name or the beginning of a code; none where it cannot be told. */
  find: (search: string) => Promise<FoundEnterprise[]>;
  /** Hands in a change from a day on. @returns id of the run that takes it in */
  send: (change: { id: string; on: string; change: EnterpriseChange }) => Promise<string>;
  follow: typeof followChange;
}

/** Choices shown at a time. */
const MOST_FOUND = 20;

export const registerChanges: RegisterChanges = {
  find: async search => {
    const found = await ask(contract.enterprises.list, { search, limit: MOST_FOUND }).catch(() => ({ rows: [] }));
    return found.rows.map(({ id, name }) => ({ id, name }));
  },
  send: async change => (await ask(contract.enterprises.change, change)).runId,
  follow: followChange,
};

const EVERY_MS = 1_500;
/** After this long the page no longer waits for a snapshot; the offer of a new one comes by itself. */
const PATIENCE_MS = 10 * 60_000;

/**
 * Waits for a change to be taken in, and for the register of the enterprise to show it.
 *
 * The snapshot is built by a run of the whole province, which an officer may not read: what tells is the register itself.
 *
 * @returns null when nobody waits for it any more
 * @throws ApiError when the API refuses
 */
export async function followChange(
  { id, runId }: { id: string; runId: string },
  tell: (step: ChangeStep) => void,
  signal: AbortSignal,
): Promise<ChangeEnd | null> {
  tell('send');
  const begun = await ask(contract.runs.read, { id: runId }, signal);
  const run = await followRun(begun, () => undefined, signal);
  if (run === null) return null;
  const batch = run.result['batch'] ?? '';
  if (!isTaken(run)) return { kind: 'refused', sentence: run.error?.message ?? run.result['sentence'] ?? '' };
  tell('compute');
  for (let waited = 0; waited < PATIENCE_MS; waited += EVERY_MS) {
    if (await showsBatch(id, batch, signal)) return { kind: 'shown', batch };
    await pause(EVERY_MS);
    if (signal.aborted) return null;
  }
  return { kind: 'slow', batch };
}

/** Whether its one row was loaded; a row may be refused while its file is not. */
const isTaken = ({ state, stages }: RunEntry): boolean =>
  state === 'succeeded' && stages.some(({ counts }) => (counts['load'] ?? 0) > 0);

/** A connection that is lost for a while is waited for. An enterprise that has left the reader's scope shows nothing more. */
async function showsBatch(id: string, batch: string, signal: AbortSignal): Promise<boolean> {
  try {
    const { register } = await ask(contract.enterprises.read, { id }, signal);
    return register.some(({ batchId }) => batchId === batch);
  } catch (lost) {
    if (!(lost instanceof ApiError)) return false;
    if (lost.error?.code === 'not-found') return true;
    throw lost;
  }
}
