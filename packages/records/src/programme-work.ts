import type { Deed } from './accounts.js';
import { appendAudit } from './audit.js';
import { CadenceHeldEntity, TargetCountEntity, TaskNoteEntity, TaskStateEntity } from './entities/programme.js';
import type { Ledger } from './ledger.js';

/** Where a task stands. */
export const TASK_STATES = ['not-started', 'under-way', 'done', 'stuck'] as const;
export type TaskProgress = (typeof TASK_STATES)[number];

/** How a task stands in a region. */
export interface TaskState {
  task: number;
  regionId: string;
  state: TaskProgress;
  dueOn: string | null;
  actor: string;
  at: Date;
}

/** What somebody wrote of a task. */
export interface TaskNote {
  task: number;
  regionId: string;
  state: TaskProgress;
  note: string;
  actor: string;
  at: Date;
}

/** States and notes of a programme's tasks in a region, the newest note first. */
export async function taskRecords(
  ledger: Ledger,
  programmeId: string,
  regionId: string,
): Promise<{ states: TaskState[]; notes: TaskNote[] }> {
  const { manager } = ledger.source;
  const where = { programmeId, regionId };
  const states = await manager.find(TaskStateEntity, { where, order: { task: 'ASC' } });
  const notes = await manager.find(TaskNoteEntity, { where, order: { at: 'DESC', id: 'DESC' } });
  return { states: states as unknown as TaskState[], notes: notes as unknown as TaskNote[] };
}

/** Sets how a task stands in a region; words said of it are kept beside those said before. */
export async function recordTask(
  ledger: Ledger,
  entry: {
    programmeId: string;
    task: number;
    regionId: string;
    state: TaskProgress;
    dueOn: string | null;
    note: string;
  },
  { actor, at }: Deed,
): Promise<void> {
  const { programmeId, task, regionId, state, dueOn, note } = entry;
  const key = { programmeId, task, regionId };
  await ledger.source.transaction(async manager => {
    await manager.upsert(TaskStateEntity, { ...key, state, dueOn, actor, at }, Object.keys(key));
    if (note !== '') await manager.insert(TaskNoteEntity, { ...key, state, note, actor, at });
    const detail = { task, regionId, state, dueOn, note };
    await appendAudit(manager, { actor, action: 'task.record', subject: programmeId, detail, at });
  });
}

/** A report, meeting or summary that was held. */
export interface CadenceHeld {
  cadence: string;
  dueOn: string;
  note: string;
  actor: string;
  at: Date;
}

/** What was held in a region. */
export async function cadenceHeld(ledger: Ledger, programmeId: string, regionId: string): Promise<CadenceHeld[]> {
  return ledger.source.manager.find(CadenceHeldEntity, { where: { programmeId, regionId }, order: { dueOn: 'ASC' } });
}

/** Records that something due was held. */
export async function recordHeld(
  ledger: Ledger,
  entry: { programmeId: string; cadence: string; dueOn: string; regionId: string; note: string },
  { actor, at }: Deed,
): Promise<void> {
  const { programmeId, cadence, dueOn, regionId, note } = entry;
  const key = { programmeId, cadence, dueOn, regionId };
  await ledger.source.transaction(async manager => {
    await manager.upsert(CadenceHeldEntity, { ...key, note, actor, at }, Object.keys(key));
    const detail = { cadence, dueOn, regionId, note };
    await appendAudit(manager, { actor, action: 'cadence.held', subject: programmeId, detail, at });
  });
}

/** What was counted for a target on a day. */
export interface TargetCount {
  target: string;
  regionId: string;
  on: string;
  value: number;
  actor: string;
  at: Date;
}

/** Everything counted for a programme in these regions, the oldest first. */
export async function targetCounts(
  ledger: Ledger,
  programmeId: string,
  regionIds: readonly string[],
): Promise<TargetCount[]> {
  return ledger.source.manager
    .createQueryBuilder(TargetCountEntity, 'c')
    .where('c.programme_id = :programmeId AND c.region_id = ANY(:regionIds)', { programmeId, regionIds })
    .orderBy('c.on_day')
    .getMany();
}

/** Records what was counted for a target. */
export async function recordTargetCount(
  ledger: Ledger,
  entry: { programmeId: string; target: string; regionId: string; on: string; value: number },
  { actor, at }: Deed,
): Promise<void> {
  const { programmeId, target, regionId, on, value } = entry;
  await ledger.source.transaction(async manager => {
    await manager.upsert(TargetCountEntity, { ...entry, actor, at }, ['programmeId', 'target', 'regionId', 'on']);
    const detail = { target, regionId, on, value };
    await appendAudit(manager, { actor, action: 'target.count', subject: programmeId, detail, at });
  });
}
