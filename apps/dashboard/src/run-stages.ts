import type { Job, RunEntry } from '@tidu/contract';

/** Stages a job goes through, in their order. */
const PLAN: Record<Job, readonly string[]> = {
  ingest: ['read', 'check', 'record'],
  publish: ['build', 'publish'],
  evaluate: ['evaluate', 'record', 'scopes'],
  document: ['collect', 'write'],
  pull: ['read', 'hand-over'],
  backup: ['ledger', 'files', 'check', 'clear'],
  export: ['query'],
  exports: [],
};

/** One stage of a run as people follow it. */
export interface RunStage {
  name: string;
  state: 'done' | 'active' | 'broken' | 'waiting' | 'skipped';
  /** How long it took, or takes until now; null where it has not begun. */
  ms: number | null;
  counts: Record<string, number>;
  /** How far it is, where it counts; null elsewhere. */
  progress: { done: number; total: number } | null;
}

/**
 * The stages of a run, also those still to come. One that an ended run never reached was not needed (the file had been
 * taken before, or could not be used at all).
 *
 * @param now for the time a stage under way has taken so far
 */
export function stagesOf(run: RunEntry, now: Date): RunStage[] {
  const reached = new Map(run.stages.map(stage => [stage.name, stage]));
  const unplanned = run.stages.map(({ name }) => name).filter(name => !PLAN[run.job].includes(name));
  return [...PLAN[run.job], ...unplanned].map(name => {
    const stage = reached.get(name);
    if (stage === undefined) {
      const isOver = run.state !== 'queued' && run.state !== 'running';
      return { name, state: isOver ? 'skipped' : 'waiting', ms: null, counts: {}, progress: null };
    }
    const isLast = stage === run.stages.at(-1);
    const isActive = isLast && run.state === 'running' && stage.endedAt === null;
    const isBroken = isLast && run.error !== null && run.state !== 'running';
    return {
      name,
      state: isActive ? 'active' : isBroken ? 'broken' : 'done',
      ms: (stage.endedAt === null ? now : new Date(stage.endedAt)).getTime() - new Date(stage.startedAt).getTime(),
      counts: stage.counts,
      progress: isActive ? run.progress : null,
    };
  });
}

/** How long a run took, or takes until now, in ms; null before it begins. */
export function durationOf({ startedAt, endedAt }: RunEntry, now: Date): number | null {
  if (startedAt === null) return null;
  const until = endedAt === null ? now : new Date(endedAt);
  return Math.max(0, until.getTime() - new Date(startedAt).getTime());
}
