import { schedule, type ScheduledTask } from 'node-cron';
import { TIMETABLE } from '@tidu/domain';
import { requestRun } from '@tidu/records';
import type { Dock } from './dock.js';

/** The timetable, being kept. */
export interface Timetable {
  stop(): Promise<void>;
}

/** Asks for the run of each job at its times. Whoever asks second for the same minute gets none. */
export function keepTimetable(
  dock: Dock,
  { clock, onError }: { clock: () => Date; onError: (error: unknown) => void },
): Timetable {
  const tasks: ScheduledTask[] = TIMETABLE.map(({ job, cron }) =>
    schedule(
      cron,
      async ({ date }) => {
        const request = {
          job,
          trigger: 'timetable',
          actor: 'timetable',
          subject: '',
          scopeId: dock.atlas.root.id,
          input: {},
        } as const;
        await requestRun(dock.ledger, { ...request, firedAt: toMinute(date) }, { at: clock() }).catch(onError);
      },
      { noOverlap: true },
    ),
  );
  return { stop: async () => void (await Promise.all(tasks.map(task => task.destroy()))) };
}

function toMinute(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 60_000) * 60_000);
}
