import { schedule, validate, type ScheduledTask } from 'node-cron';
import { requestRun } from '@tidu/records';
import type { Dock } from '../dock.js';
import { declaredSources } from './sources.js';

/** A declaration that was changed holds from the next look on. */
const LOOK_MS = 60_000;

/** The times of the declared sources, being kept. */
export interface SourceTimetable {
  stop(): Promise<void>;
}

/** Asks for the reading of each declared source at its times; files that are added, changed or removed are seen. */
export function keepSources(
  dock: Dock,
  { clock, onError }: { clock: () => Date; onError: (error: unknown) => void },
): SourceTimetable {
  const tasks = new Map<string, { cron: string; task: ScheduledTask }>();
  const look = async () => {
    const { sources, faults } = await declaredSources(dock.home);
    faults.forEach(onError);
    const wanted = new Map(sources.map(({ source }) => [source.id, source.schedule]));
    for (const [id, { cron, task }] of tasks) {
      if (wanted.get(id) === cron) continue;
      await task.destroy();
      tasks.delete(id);
    }
    for (const [id, cron] of wanted) {
      if (tasks.has(id) || !validate(cron)) continue;
      const ask = ({ date }: { date: Date }) => requestPull(dock, id, { due: date, at: clock() }).catch(onError);
      tasks.set(id, { cron, task: schedule(cron, ask, { noOverlap: true }) });
    }
  };
  let looking = look().catch(onError);
  const timer = setInterval(() => {
    looking = looking.then(look).catch(onError);
  }, LOOK_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await looking;
      await Promise.all([...tasks.values()].map(({ task }) => task.destroy()));
    },
  };
}

/** Asks for the reading of a source that was due at a minute; whoever asks second for the same minute gets none. */
export async function requestPull(
  { ledger, atlas }: Dock,
  id: string,
  { due, at }: { due: Date; at: Date },
): Promise<void> {
  const firedAt = new Date(Math.floor(due.getTime() / 60_000) * 60_000);
  const wanted = { job: 'pull', trigger: 'timetable', actor: 'timetable', subject: id, input: { source: id } } as const;
  await requestRun(ledger, { ...wanted, scopeId: atlas.root.id, firedAt }, { at });
}
