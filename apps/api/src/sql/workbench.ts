import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { SqlParameter } from '@tidu/contract';
import { TiduError, withLatestPeriod, type Atlas, type Configuration } from '@tidu/domain';
import { latestEvaluation, recordDeed, toldWarnings, withheldFrom, type Ledger } from '@tidu/records';
import { newestFiled, openSandbox, ScopeFiles, type Ending, type ResultForm, type WorkerFile } from '@tidu/warehouse';
import type { Caller } from '../http/caller.js';
import { PublishedSnapshots } from '../published-snapshots.js';
import { ATLAS, CLOCK, CONFIGURATION, LEDGER, type Clock } from '../tokens.js';

/** A query as it is asked, cut and limited. */
export interface WorkbenchQuery {
  text: string;
  parameters: readonly SqlParameter[];
  regionId: string;
  form: ResultForm;
  mostRows: number;
  mostBytes: number;
  limitSeconds: number;
  markSmall: boolean;
}

/** An answer on its way. */
export interface WorkbenchAnswer {
  queryId: string;
  snapshotId: string;
  synthetic: boolean;
  bytes: AsyncGenerator<Uint8Array, void, undefined>;
}

/** How a query ended, as the audit tells it. */
type Outcome = Partial<Ending> & { outcome: string };

/**
 * Runs queries of people in the sandbox, each on the file of its scope, and writes every one of them into the audit: who, on which
 * scope, what text, how many rows, how long.
 */
@Injectable()
export class Workbench implements OnApplicationShutdown {
  private readonly sandbox = openSandbox();
  private readonly files: ScopeFiles;
  /** Notes of the audit on their way. */
  private readonly noting = new Set<Promise<void>>();

  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(CLOCK) private readonly now: Clock,
    private readonly snapshots: PublishedSnapshots,
  ) {
    this.files = new ScopeFiles(resolve(configuration.home));
  }

  /**
   * Begins a query; it is recorded when its answer has ended, or was not begun.
   *
   * @throws TiduError no-snapshot, sql-…
   */
  async run(caller: Caller, query: WorkbenchQuery, signal: AbortSignal): Promise<WorkbenchAnswer> {
    const queryId = randomUUID();
    const snapshot = this.snapshots.current();
    if (snapshot === null) throw new TiduError('no-snapshot');
    const { id: snapshotId, synthetic } = snapshot;
    const withheld = await withheldFrom(this.ledger, caller.role, this.now());
    const note = (outcome: Outcome) => this.note(caller, queryId, query, outcome);
    try {
      const answer = await this.sandbox.run({
        ...query,
        user: caller.accountId,
        session: caller.session,
        parameters: withLatestPeriod(query.parameters, await this.latestPeriod(query.regionId, withheld)),
        file: await this.fileOf(caller, query.regionId, withheld),
        head: { queryId, snapshotId, regionId: query.regionId, synthetic },
        bom: true,
        limitMs: query.limitSeconds * 1000,
        signal,
      });
      return { queryId, snapshotId, synthetic, bytes: noted(answer.bytes, note) };
    } catch (error) {
      await note({ outcome: codeOf(error) });
      throw error;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.sandbox.close();
    await Promise.allSettled(this.noting);
  }

  private latestPeriod(regionId: string, withheld: readonly string[]): Promise<string | null> {
    return this.snapshots.read(async warehouse =>
      newestFiled((await warehouse.periods(regionId)).filter(({ period }) => !withheld.includes(period))),
    );
  }

  private async fileOf({ role }: Caller, regionId: string, withheld: readonly string[]): Promise<WorkerFile> {
    const { id: snapshotId, file } = this.snapshots.current()!;
    const state = { snapshotId, evaluation: await latestEvaluation(this.ledger) };
    const extent = { regionId, isRoot: regionId === this.atlas.root.id, withPersons: seesPersons(role), withheld };
    return this.files.open(state, extent, async () => ({
      snapshotFile: resolve(this.configuration.home, file),
      warnings: await toldWarnings(this.ledger),
    }));
  }

  private note(caller: Caller, queryId: string, query: WorkbenchQuery, outcome: Outcome): Promise<void> {
    const { text, parameters, regionId, form } = query;
    const key = caller.keyId === null ? {} : { key: caller.keyId };
    const detail = { text: text.trim(), parameters: [...parameters], regionId, form, ...key, ...outcome };
    const entry = { actor: caller.login, action: 'sql.run', subject: queryId, detail, at: this.now() };
    const noting = recordDeed(this.ledger, entry);
    this.noting.add(noting);
    return noting.finally(() => this.noting.delete(noting));
  }
}

/** Who works with the persons that some columns name. */
const seesPersons = (role: Caller['role']): boolean => role === 'administrator' || role === 'officer';

const codeOf = (error: unknown): string => (error instanceof TiduError ? error.code : 'unforeseen');

/** The bytes of an answer; the last one is followed by its note, whichever way it ends. */
async function* noted(
  bytes: AsyncGenerator<Uint8Array, Ending, undefined>,
  note: (outcome: Outcome) => Promise<void>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let outcome: Outcome = { outcome: 'sql-cancelled' };
  try {
    outcome = { outcome: 'ok', ...(yield* bytes) };
  } catch (error) {
    outcome = { outcome: codeOf(error) };
    throw error;
  } finally {
    await note(outcome);
  }
}
