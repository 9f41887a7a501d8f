import { Controller, Inject } from '@nestjs/common';
import { contract, type OutputOf, type RunEntry } from '@tidu/contract';
import { TiduError, type Atlas } from '@tidu/domain';
import { cancelRun, findRun, listRuns, retryRun, type Ledger, type Run } from '@tidu/records';
import type { Caller } from '../http/caller.js';
import { EVENTS } from '../http/downloads.js';
import { Endpoint, type Asked, type Exchange } from '../http/endpoint.js';
import { regionsWithin } from '../http/scope.js';
import { toRunEntry } from '../run-entry.js';
import { RunEvents } from './run-events.js';
import { ATLAS, CLOCK, LEDGER, type Clock } from '../tokens.js';

@Controller()
export class RunsController {
  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(CLOCK) private readonly now: Clock,
    private readonly events: RunEvents,
  ) {}

  @Endpoint(contract.runs.list)
  async list({
    region,
    job,
    state,
    limit,
  }: Asked<typeof contract.runs.list>): Promise<OutputOf<typeof contract.runs.list>> {
    const runs = await listRuns(this.ledger, {
      scopeIds: regionsWithin(this.atlas, region),
      ...(job !== undefined && { job }),
      ...(state !== undefined && { state }),
      limit,
    });
    return { runs: runs.map(toRunEntry) };
  }

  @Endpoint(contract.runs.read)
  async read({ id, region }: Asked<typeof contract.runs.read>): Promise<RunEntry> {
    return toRunEntry(await this.requireOwn(id, region));
  }

  @Endpoint(contract.runs.events)
  watch(
    { region, seconds }: Asked<typeof contract.runs.events>,
    _: Caller,
    { reply }: Exchange,
  ): OutputOf<typeof contract.runs.events> {
    // A proxy that gathers answers before it passes them on would hold the events back.
    void reply.header('x-accel-buffering', 'no').header('cache-control', 'no-store').header('connection', 'close');
    return { bytes: this.events.watch(region, seconds), name: 'events', mediaType: EVENTS };
  }

  @Endpoint(contract.runs.retry)
  async retry({ id, region }: Asked<typeof contract.runs.retry>, caller: Caller): Promise<RunEntry> {
    await this.requireOwn(id, region);
    return toRunEntry(await retryRun(this.ledger, id, { actor: caller.login, at: this.now() }));
  }

  @Endpoint(contract.runs.cancel)
  async cancel({ id, region }: Asked<typeof contract.runs.cancel>, caller: Caller): Promise<RunEntry> {
    await this.requireOwn(id, region);
    return toRunEntry(await cancelRun(this.ledger, id, { actor: caller.login, at: this.now() }));
  }

  private async requireOwn(id: string, region: string): Promise<Run> {
    const run = await findRun(this.ledger, id);
    if (run === null || !this.atlas.within(run.scopeId, region)) throw new TiduError('not-found', { subject: id });
    return run;
  }
}
