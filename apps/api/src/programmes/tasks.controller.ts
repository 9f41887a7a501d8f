import { Controller, Inject } from '@nestjs/common';
import { contract, type OutputOf } from '@tidu/contract';
import { calendarOf, TiduError, type Programme } from '@tidu/domain';
import { cadenceHeld, recordHeld, recordTask, taskRecords, type Ledger } from '@tidu/records';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { CLOCK, LEDGER, type Clock } from '../tokens.js';
import { ProgrammeLibrary } from './library.js';
import { localDay } from './occasion.js';

/** What a programme has people do, and what of it was done. A region keeps its own account. */
@Controller()
export class TasksController {
  constructor(
    private readonly library: ProgrammeLibrary,
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Endpoint(contract.tasks.list)
  async list({ id, region }: Asked<typeof contract.tasks.list>): Promise<OutputOf<typeof contract.tasks.list>> {
    const programme = await this.programmeOf(id);
    const { states, notes } = await taskRecords(this.ledger, id, region);
    const today = localDay(this.now());
    return {
      regionId: region,
      rows: programme.tasks.map(({ no, name, group, clause, quote, lead, cooperating, targets }) => {
        const own = states.find(({ task }) => task === no);
        const [state, dueOn] = [own?.state ?? 'not-started', own?.dueOn ?? null];
        return {
          ...{ no, name, group, clause, quote, lead, cooperating, targets, state, dueOn },
          isOverdue: dueOn !== null && dueOn < today && state !== 'done',
          notes: notes
            .filter(({ task }) => task === no)
            .map(({ state: then, note, actor, at }) => ({ state: then, note, actor, at: at.toISOString() })),
        };
      }),
    };
  }

  @Endpoint(contract.tasks.record)
  async record(
    { id, region, task, state, dueOn, note }: Asked<typeof contract.tasks.record>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.tasks.record>> {
    const programme = await this.programmeOf(id);
    if (!programme.tasks.some(({ no }) => no === task)) throw new TiduError('not-found', { subject: `任务 ${task}` });
    const entry = { programmeId: id, task, regionId: region, state, dueOn, note };
    await recordTask(this.ledger, entry, { actor: caller.login, at: this.now() });
    return { no: task, state };
  }

  @Endpoint(contract.tasks.calendar)
  async calendar({
    id,
    region,
    year: asked,
  }: Asked<typeof contract.tasks.calendar>): Promise<OutputOf<typeof contract.tasks.calendar>> {
    const programme = await this.programmeOf(id);
    const today = localDay(this.now());
    const year = asked ?? Number(today.slice(0, 4));
    const held = await cadenceHeld(this.ledger, id, region);
    const dated = ['month', 'quarter', 'half-year', 'year'];
    return {
      regionId: region,
      year,
      rows: calendarOf(programme, year).map(({ cadence, name, clause, dueOn, times, by }) => {
        const own = held.find(one => one.cadence === cadence && one.dueOn === dueOn);
        const open = dueOn < today ? 'overdue' : 'due';
        return {
          ...{ cadence, name, clause, dueOn, times, by: [...by] },
          state: own === undefined ? open : 'held',
          note: own?.note ?? '',
        };
      }),
      undated: programme.cadence
        .filter(({ every }) => !dated.includes(every))
        .map(({ id: cadence, name, clause }) => ({ cadence, name, clause })),
    };
  }

  @Endpoint(contract.tasks.held)
  async held(
    { id, region, cadence, dueOn, note }: Asked<typeof contract.tasks.held>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.tasks.held>> {
    const programme = await this.programmeOf(id);
    const entries = calendarOf(programme, Number(dueOn.slice(0, 4)));
    if (!entries.some(one => one.cadence === cadence && one.dueOn === dueOn))
      throw new TiduError('not-found', { subject: `${cadence} ${dueOn}` });
    const entry = { programmeId: id, cadence, dueOn, regionId: region, note };
    await recordHeld(this.ledger, entry, { actor: caller.login, at: this.now() });
    return { cadence, dueOn };
  }

  private async programmeOf(id: string): Promise<Programme> {
    return (await this.library.open()).book.programmeOf(id);
  }
}
