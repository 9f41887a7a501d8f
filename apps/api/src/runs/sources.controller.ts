import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Inject } from '@nestjs/common';
import { CronExpressionParser } from 'cron-parser';
import { contract, type OutputOf, type RunEntry } from '@tidu/contract';
import { readForeignSource, TiduError, type Atlas, type Configuration, type ForeignSource } from '@tidu/domain';
import { listRuns, listSourceMarks, requestRun, type Ledger } from '@tidu/records';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { requireRoot } from '../http/scope.js';
import { toRunEntry } from '../run-entry.js';
import { ATLAS, CLOCK, CONFIGURATION, LEDGER, type Clock } from '../tokens.js';

/** Runs looked through for the last one of each source. */
const RECENT = 500;

/** Other systems whose rows are read by the timetable: what a bureau declared in `<home>/sources/`. */
@Controller()
export class SourcesController {
  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Endpoint(contract.sources.list)
  async list(_: Asked<typeof contract.sources.list>, caller: Caller): Promise<OutputOf<typeof contract.sources.list>> {
    requireRoot(this.atlas, caller);
    const { declared, faults } = await this.declared();
    const marks = new Map((await listSourceMarks(this.ledger)).map(mark => [mark.id, mark]));
    const runs = await listRuns(this.ledger, { job: 'pull', limit: RECENT });
    return {
      faults,
      sources: declared.map(({ id, name, layout, schedule, postgres }) => {
        const lastRun = runs.find(({ input }) => input['source'] === id);
        return {
          ...{ id, name, layout, cron: schedule },
          kind: postgres === undefined ? 'http' : 'postgres',
          nextAt: nextAfter(schedule, this.now()),
          watermark: marks.get(id)?.watermark ?? null,
          pulledAt: marks.get(id)?.pulledAt?.toISOString() ?? null,
          lastRun: lastRun ? toRunEntry(lastRun) : null,
        };
      }),
    };
  }

  @Endpoint(contract.sources.pull)
  async pull({ id }: Asked<typeof contract.sources.pull>, caller: Caller): Promise<RunEntry> {
    requireRoot(this.atlas, caller);
    const { declared } = await this.declared();
    if (!declared.some(source => source.id === id)) throw new TiduError('not-found', { subject: `来源 ${id}` });
    const wanted = { job: 'pull', trigger: 'page', actor: caller.login, subject: id, input: { source: id } } as const;
    const run = await requestRun(this.ledger, { ...wanted, scopeId: this.atlas.root.id }, { at: this.now() });
    return toRunEntry(run!);
  }

  private async declared(): Promise<{ declared: ForeignSource[]; faults: string[] }> {
    const folder = join(this.configuration.home, 'sources');
    const names = (await readdir(folder).catch(() => [])).filter(name => name.endsWith('.source.yaml')).sort();
    const [declared, faults]: [ForeignSource[], string[]] = [[], []];
    for (const name of names) {
      try {
        declared.push(readForeignSource(await readFile(join(folder, name), 'utf8'), name));
      } catch (error) {
        if (!(error instanceof TiduError)) throw error;
        faults.push(error.message);
      }
    }
    return { declared, faults };
  }
}

/** Null where the five fields name no time. */
function nextAfter(cron: string, now: Date): string | null {
  try {
    return CronExpressionParser.parse(cron, { currentDate: now }).next().toDate().toISOString();
  } catch {
    return null;
  }
}
