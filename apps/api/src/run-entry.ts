import type { RunEntry } from '@tidu/contract';
import type { Run } from '@tidu/records';

/** A run as it leaves the house. */
export function toRunEntry(run: Run): RunEntry {
  const { id, job, trigger, actor, subject, state, attempt, progress, stages, error, result, cancelledBy } = run;
  return {
    ...{ id, job, trigger, actor, subject, state, attempt, progress, stages, error, result, cancelledBy },
    createdAt: run.createdAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    endedAt: run.endedAt?.toISOString() ?? null,
  };
}
