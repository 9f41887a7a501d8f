import { schedule, type ScheduledTask } from 'node-cron';
import { TIMETABLE, type TimetableEntry } from '@tidu/domain';
import { requestRun } from '@tidu/records';
import type { Dock } from './dock.js';

/** The timetable, being kept. */
export interface Timetable {
  stop(): Promise<void>;
}

/** Asks for the run of each job at its times. */
export function keepTimetable(
  dock: Dock,
  { clock, onError }: { clock: () => Date; onError: (error: unknown) => void },
): Timetable {
  const tasks: ScheduledTask[] = TIMETABLE.map(({ job, cron }) =>
    schedule(cron, ({ date }) => requestDue(dock, job, { due: date, at: clock() }).catch(onError), { noOverlap: true }),
  );
  return { stop: async () => void (await Promise.all(tasks.map(task => task.destroy()))) };
}

/** Asks for a run that was due at a minute. Whoever asks second for the same minute gets none. */
export async function requestDue(
  { ledger, atlas }: Dock,
  job: TimetableEntry['job'],
  { due, at }: { due: Date; at: Date },
): Promise<void> {
  const firedAt = new Date(Math.floor(due.getTime() / 60_000) * 60_000);
  const asked = {
    job,
    trigger: 'timetable',
    actor: 'timetable',
    subject: '',
    scopeId: atlas.root.id,
    input: {},
  } as const;
  await requestRun(ledger, { ...asked, firedAt }, { at });
}
