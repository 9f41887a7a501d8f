import { randomUUID } from 'node:crypto';
import { TiduError } from '@tidu/domain';
import { In, type EntityManager } from 'typeorm';
import { appendAudit } from './audit.js';
import { RunEntity } from './entities/run.js';
import type { Ledger } from './ledger.js';
import { enqueue, type Queue } from './queue.js';

export type Job = 'ingest' | 'publish' | 'evaluate' | 'document' | 'backup' | 'pull' | 'export' | 'exports';
export type RunState = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';
export type Trigger = 'timetable' | 'upload' | 'inbox' | 'page' | 'operator' | 'job';

/** One step of a run that is through, or under way. */
export interface Stage {
  name: string;
  startedAt: string;
  endedAt: string | null;
  counts: Record<string, number>;
}

/** One piece of work: what asked for it, how far it came, and what came of it. */
export interface Run {
  id: string;
  job: Job;
  trigger: Trigger;
  /** Who asked: a login, or the name of a process. */
  actor: string;
  /** What it is about, for people. */
  subject: string;
  /** Region of who asked. */
  scopeId: string;
  input: Record<string, string>;
  fireKey: string | null;
  state: RunState;
  /** How often it was started. */
  attempt: number;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  progress: { done: number; total: number; label: string } | null;
  stages: Stage[];
  error: { code: string; message: string } | null;
  result: Record<string, string>;
  /** Who wants it to stop; it does at its next step. */
  cancelledBy: string | null;
}

/** One try of a run: who was overtaken may not speak for the next one. */
export type Attempt = Pick<Run, 'id' | 'attempt'>;

/** What one says to have work done. */
export type RunRequest = Pick<Run, 'job' | 'trigger' | 'actor' | 'subject' | 'scopeId' | 'input'> & {
  /** The moment the timetable named: two processes that ask for the same one get one run. */
  firedAt?: Date;
};

/**
 * Puts a run into the queue, in one transaction with its audit row.
 *
 * A publication or an evaluation that waits already stands for every later wish for one. The same fire time of the
 * timetable gives one run, however many processes ask.
 *
 * @returns the run that will do the work; null when that fire time has had its run
 */
export async function requestRun(ledger: Ledger, request: RunRequest, { at }: { at: Date }): Promise<Run | null> {
  const { firedAt, ...wanted } = request;
  const row = {
    ...wanted,
    id: randomUUID(),
    fireKey: firedAt ? [request.job, request.input['source'], firedAt.toISOString()].filter(Boolean).join(' ') : null,
    state: 'queued',
    attempt: 0,
    createdAt: at,
    startedAt: null,
    endedAt: null,
    progress: null,
    stages: [],
    error: null,
    result: {},
    cancelledBy: null,
  };
  return ledger.source.transaction(async manager => {
    const inserted = await manager
      .createQueryBuilder()
      .insert()
      .into(RunEntity)
      .values(row)
      .orIgnore()
      .returning('id')
      .execute();
    if ((inserted.raw as unknown[]).length === 0) {
      const waiting = await manager.findOneBy(RunEntity, { job: request.job, state: 'queued' });
      return waiting && toRun(waiting);
    }
    await enqueue(manager, queueOf(row.job), row.id);
    const detail = { job: row.job, subject: row.subject, trigger: row.trigger };
    await appendAudit(manager, { actor: row.actor, action: 'run.request', subject: row.id, detail, at });
    return toRun(row as unknown as RunEntity);
  });
}

/** Marks a queued run as begun; null when it is not waiting any more (done by another process, or twice in the queue). */
export async function beginRun(ledger: Ledger, id: string, { at }: { at: Date }): Promise<Run | null> {
  const begun = { state: 'running', startedAt: at, endedAt: null, error: null, progress: null, stages: [] };
  const changed = await ledger.source.manager
    .createQueryBuilder()
    .update(RunEntity)
    .set({ ...begun, attempt: () => 'attempt + 1' })
    .where({ id, state: 'queued' })
    .execute();
  return changed.affected === 1 ? findRun(ledger, id) : null;
}

/**
 * Writes how far an attempt of a run is.
 *
 * @throws TiduError run-cancelled when somebody wants it to stop, run-taken-over when another process has it now
 */
export async function noteRun(
  ledger: Ledger,
  { id, attempt }: Attempt,
  { stages, progress }: Pick<Run, 'stages' | 'progress'>,
): Promise<void> {
  const noted = await ledger.source.manager
    .createQueryBuilder()
    .update(RunEntity)
    .set({ stages, progress })
    .where({ id, attempt, state: 'running' })
    .returning(['cancelledBy'])
    .execute();
  const [row] = noted.raw as { cancelled_by: string | null }[];
  if (row === undefined) throw new TiduError('run-taken-over', { id });
  if (row.cancelled_by !== null) throw new TiduError('run-cancelled', { actor: row.cancelled_by });
}

/** Ends a run that did its work; where another process has taken it over, the end is theirs to tell. */
export async function succeedRun(
  ledger: Ledger,
  { id, attempt }: Attempt,
  { stages, result, at }: Pick<Run, 'stages' | 'result'> & { at: Date },
): Promise<void> {
  const ended = { state: 'succeeded', endedAt: at, progress: null, stages, result };
  await ledger.source.manager.update(RunEntity, { id, attempt, state: 'running' }, ended);
}

/** Ends a run that stopped because somebody wanted it to. */
export async function endCancelledRun(
  ledger: Ledger,
  { id, attempt }: Attempt,
  { stages, at }: Pick<Run, 'stages'> & { at: Date },
): Promise<void> {
  const ended = { state: 'cancelled', endedAt: at, progress: null, stages };
  await ledger.source.manager.update(RunEntity, { id, attempt, state: 'running' }, ended);
}

/** Ends a run that could not do its work, or puts it back into the queue to be tried again after a while. */
export async function failRun(
  ledger: Ledger,
  { id, attempt }: Attempt,
  {
    stages,
    error,
    at,
    retryAfterSeconds,
  }: Pick<Run, 'stages'> & { error: NonNullable<Run['error']>; at: Date; retryAfterSeconds: number | null },
): Promise<void> {
  await ledger.source.transaction(async manager => {
    const state = retryAfterSeconds === null ? 'failed' : 'queued';
    const ended = { state, endedAt: at, stages, error, progress: null };
    // Another run of its kind that waits already will do the same work.
    const free = state === 'failed' || !(await isAnotherWaiting(manager, id));
    const isOver = { id, attempt, state: 'running' };
    const changed = await manager.update(RunEntity, isOver, free ? ended : { ...ended, state: 'failed' });
    if (changed.affected === 1 && state === 'queued' && free)
      await enqueue(manager, await queueOfRun(manager, id), id, retryAfterSeconds ?? 0);
  });
}

/**
 * Stops a run at the wish of a person: one that waits at once, one that runs at its next step. What it has written by then
 * counts for nothing until it is recorded.
 *
 * @throws TiduError not-found, run-ended
 */
export async function cancelRun(ledger: Ledger, id: string, { actor, at }: { actor: string; at: Date }): Promise<Run> {
  await ledger.source.transaction(async manager => {
    const row = await manager.findOne(RunEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!row) throw new TiduError('not-found', { subject: id });
    if (row.state !== 'queued' && row.state !== 'running') throw new TiduError('run-ended', { id, state: row.state });
    const ended = row.state === 'queued' ? { state: 'cancelled', endedAt: at } : {};
    await manager.update(RunEntity, { id }, { cancelledBy: actor, ...ended });
    await appendAudit(manager, { actor, action: 'run.cancel', subject: id, detail: { job: row.job }, at });
  });
  return (await findRun(ledger, id))!;
}

/**
 * Puts a failed run back into the queue, at the wish of a person.
 *
 * @throws TiduError not-found, not-failed
 */
export async function retryRun(ledger: Ledger, id: string, { actor, at }: { actor: string; at: Date }): Promise<Run> {
  await ledger.source.transaction(async manager => {
    const row = await manager.findOneBy(RunEntity, { id });
    if (!row) throw new TiduError('not-found', { subject: id });
    if (row.state !== 'failed' && row.state !== 'cancelled')
      throw new TiduError('not-failed', { id, state: row.state });
    if (await isAnotherWaiting(manager, id)) throw new TiduError('not-failed', { id, state: 'queued' });
    await manager.update(RunEntity, { id }, { state: 'queued', endedAt: null, cancelledBy: null });
    await enqueue(manager, queueOf(row.job), id);
    await appendAudit(manager, { actor, action: 'run.retry', subject: id, detail: { job: row.job }, at });
  });
  return (await findRun(ledger, id))!;
}

/** Puts runs that a process left unfinished when it died back into the queue; call it only as the one worker. */
export async function recoverRuns(ledger: Ledger): Promise<number> {
  const left = await ledger.source.manager.findBy(RunEntity, { state: 'running' });
  for (const { id, job } of left) {
    await ledger.source.transaction(async manager => {
      const state = (await isAnotherWaiting(manager, id)) ? 'failed' : 'queued';
      const error = { code: 'interrupted', message: '运行被中断（进程退出），已重新排队。' };
      await manager.update(RunEntity, { id, state: 'running' }, { state, error });
      if (state === 'queued') await enqueue(manager, queueOf(job), id);
    });
  }
  return left.length;
}

/** The run with this id; null if there is none. */
export async function findRun(ledger: Ledger, id: string): Promise<Run | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  const row = await ledger.source.manager.findOneBy(RunEntity, { id });
  return row && toRun(row);
}

/** What to list. */
export interface RunFilter {
  job?: Job;
  state?: RunState;
  /** Regions of who asked. */
  scopeIds?: readonly string[];
  limit: number;
}

/** Runs, newest first. */
export async function listRuns(ledger: Ledger, { job, state, scopeIds, limit }: RunFilter): Promise<Run[]> {
  const where = {
    ...(job !== undefined && { job }),
    ...(state !== undefined && { state }),
    ...(scopeIds !== undefined && { scopeId: In([...scopeIds]) }),
  };
  return (
    await ledger.source.manager.find(RunEntity, { where, order: { createdAt: 'DESC', id: 'ASC' }, take: limit })
  ).map(toRun);
}

/** Jobs of which one that waits does the work of every later wish. */
const STANDS_FOR_ALL: readonly string[] = ['publish', 'evaluate'] satisfies Job[];

/** The queue in which runs of a job wait. */
export function queueOf(job: string): Queue {
  if (job === 'document' || job === 'backup') return job;
  return job === 'export' ? 'document' : 'run';
}

async function queueOfRun(manager: EntityManager, id: string): Promise<Queue> {
  return queueOf((await manager.findOneByOrFail(RunEntity, { id })).job);
}

async function isAnotherWaiting(manager: EntityManager, id: string): Promise<boolean> {
  const row = await manager.findOneBy(RunEntity, { id });
  if (!row || !STANDS_FOR_ALL.includes(row.job)) return false;
  const waiting = await manager.findOneBy(RunEntity, { job: row.job, state: 'queued' });
  return waiting !== null && waiting.id !== id;
}

function toRun(row: RunEntity): Run {
  return row as unknown as Run;
}
