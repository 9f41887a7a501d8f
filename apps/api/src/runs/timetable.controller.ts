import { Controller, Inject } from '@nestjs/common';
import { CronExpressionParser } from 'cron-parser';
import { contract, type OutputOf, type RunEntry } from '@tidu/contract';
import { RETENTION, TIMETABLE, type Atlas } from '@tidu/domain';
import { listBackups, listRuns, listSnapshots, publishedSnapshot, requestRun, type Ledger } from '@tidu/records';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { requireRoot } from '../http/scope.js';
import { toRunEntry } from '../run-entry.js';
import { ATLAS, CLOCK, LEDGER, type Clock } from '../tokens.js';

/** What concerns the installation as a whole: open to administrators of its root. */
@Controller()
export class TimetableController {
  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Endpoint(contract.timetable.read)
  async read(
    _: Asked<typeof contract.timetable.read>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.timetable.read>> {
    requireRoot(this.atlas, caller);
    const entries = await Promise.all(
      TIMETABLE.map(async ({ job, name, cron }) => {
        const [last] = await listRuns(this.ledger, { job, limit: 1 });
        return {
          job,
          name,
          cron,
          nextAt: CronExpressionParser.parse(cron, { currentDate: this.now() }).next().toDate().toISOString(),
          lastRun: last ? toRunEntry(last) : null,
        };
      }),
    );
    return { entries };
  }

  @Endpoint(contract.timetable.run)
  async run({ job }: Asked<typeof contract.timetable.run>, caller: Caller): Promise<RunEntry> {
    requireRoot(this.atlas, caller);
    const scopeId = this.atlas.root.id;
    const wanted = { job, trigger: 'page', actor: caller.login, subject: '', scopeId, input: {} } as const;
    return toRunEntry((await requestRun(this.ledger, wanted, { at: this.now() }))!);
  }

  @Endpoint(contract.backups.list)
  async backups(
    _: Asked<typeof contract.backups.list>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.backups.list>> {
    requireRoot(this.atlas, caller);
    const backups = await listBackups(this.ledger);
    return {
      kept: RETENTION,
      backups: backups.map(({ madeAt, checkedAt, ...backup }) => ({
        ...backup,
        madeAt: madeAt.toISOString(),
        checkedAt: checkedAt?.toISOString() ?? null,
      })),
    };
  }

  @Endpoint(contract.snapshots.list)
  async snapshots(
    { limit }: Asked<typeof contract.snapshots.list>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.snapshots.list>> {
    requireRoot(this.atlas, caller);
    const current = await publishedSnapshot(this.ledger);
    const snapshots = (await listSnapshots(this.ledger)).slice(0, limit);
    return {
      snapshots: snapshots.map(({ id, builtAt, publishedAt, contentHash, counts, synthetic }) => ({
        ...{ id, contentHash, counts, synthetic },
        builtAt: builtAt.toISOString(),
        publishedAt: publishedAt?.toISOString() ?? null,
        isCurrent: id === current?.id,
      })),
    };
  }
}
