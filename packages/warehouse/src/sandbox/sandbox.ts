import { availableParallelism } from 'node:os';
import { TiduError } from '@tidu/domain';
import { CrashMemory } from './crash-memory.js';
import type { Isolation, WorkerFile } from './launch.js';
import type { Ending, Frame, ResultColumn, RunRequest, WorkerFacts } from './protocol.js';
import { Turns, type TurnLimits } from './turns.js';
import { WorkerNotSafe, type WorkerProcess } from './worker-process.js';
import { Workers } from './workers.js';

/** Between the request to stop and the end of the process, unless told. */
const GRACE_MS = 500;

/** A query of somebody, and how its answer is wanted. */
export interface SandboxQuery extends Omit<RunRequest, 'kind'> {
  /** Whose queries take turns, and whose crashes count together. */
  user: string;
  /** Queries of one session share a process, those of two never do. */
  session: string;
  file: WorkerFile;
  /** Time from its turn to the last byte, after which it is stopped. */
  limitMs: number;
  signal: AbortSignal;
}

/** An answer that has begun. */
export interface SandboxAnswer {
  columns: ResultColumn[];
  /** The result as it comes; ends with a TiduError when the query does not end well. Not reading on stops the query at its limit. */
  bytes: AsyncGenerator<Uint8Array, Ending, undefined>;
}

/** Runs strangers' SQL in processes of its own. */
export interface Sandbox {
  /**
   * Runs a query, after those before it.
   *
   * @throws TiduError with a code `sql-…` when it is refused or fails before its first row
   */
  run(query: SandboxQuery): Promise<SandboxAnswer>;
  /** How workers are kept apart, as the last one told; null before the first. */
  health(): SandboxHealth | null;
  /** Queries that wait. */
  waiting(): number;
  close(): Promise<void>;
}

/** How a worker is kept apart from the machine. */
export interface SandboxHealth extends WorkerFacts {
  isolation: Isolation | null;
}

export interface SandboxOptions {
  turns?: Partial<TurnLimits>;
  /** Time a query has to stop when asked to, before its process is ended. */
  graceMs?: number;
}

/** One processor is left to the pages, as far as there is more than one. */
const TURNS: TurnLimits = { running: Math.max(2, availableParallelism() - 1), waiting: 32, ofOneUser: 6 };

/** Opens the sandbox; the first worker starts with the first query. */
export function openSandbox({ turns: wished = {}, graceMs = GRACE_MS }: SandboxOptions = {}): Sandbox {
  const turns = new Turns({ ...TURNS, ...wished });
  const workers = new Workers();
  const crashes = new CrashMemory();
  let isolation: Isolation | null = null;
  return {
    run: async query => {
      crashes.check(query.user, query.text, Date.now());
      const endTurn = await turns.take(query.user, query.session, query.signal);
      try {
        const began = performance.now();
        const worker = await workers.take(query.session, query.file);
        isolation = worker.isolation;
        // A start that takes long must not eat up the whole limit, nor come on top of it.
        const leftMs = Math.max(query.limitMs - (performance.now() - began), query.limitMs / 2);
        const run = new Run(
          worker,
          query,
          { leftMs, graceMs },
          {
            crashed: () => crashes.note(query.user, query.text, Date.now()),
            ended: () => {
              workers.give(worker);
              endTurn();
            },
          },
        );
        return await run.begin();
      } catch (error) {
        endTurn();
        throw error instanceof WorkerNotSafe ? new TiduError('sql-unavailable', { reason: error.message }) : error;
      }
    },
    health: () => workers.lastFacts && { ...workers.lastFacts, isolation },
    waiting: () => turns.waiting,
    close: () => workers.close(),
  };
}

/** One query in one worker: watched by the clock, and stopped when nobody wants it any more. */
class Run {
  private stopped: 'timeout' | 'cancelled' | null = null;
  private isOver = false;
  private readonly limit: NodeJS.Timeout;
  private grace: NodeJS.Timeout | null = null;
  private readonly cancel = () => this.stop('cancelled');

  constructor(
    private readonly worker: WorkerProcess,
    private readonly query: SandboxQuery,
    /** What is left of the time limit, and what comes on top of it. */
    private readonly time: { leftMs: number; graceMs: number },
    private readonly tell: { crashed(): void; ended(): void },
  ) {
    this.limit = setTimeout(() => this.stop('timeout'), time.leftMs);
    query.signal.addEventListener('abort', this.cancel, { once: true });
    if (query.signal.aborted) this.cancel();
    // Whoever reads the answer may have gone: a worker that ends is the end of the query all the same.
    void worker.exited.then(() => this.finish());
  }

  /** @throws TiduError when there is no first row to come */
  async begin(): Promise<SandboxAnswer> {
    const { user: _user, session: _session, file: _file, limitMs: _limit, signal: _signal, ...request } = this.query;
    this.worker.ask({ kind: 'run', ...request });
    const first = await this.worker.next();
    if (first?.kind !== 'columns') throw this.failed(first);
    return { columns: first.columns, bytes: this.rest() };
  }

  private async *rest(): AsyncGenerator<Uint8Array, Ending, undefined> {
    try {
      for (;;) {
        const frame = await this.worker.next();
        if (frame?.kind === 'data') yield frame.bytes;
        else if (frame?.kind === 'end') {
          this.worker.cpuMs += frame.cpuMs;
          this.finish();
          return frame.ending;
        } else throw this.failed(frame);
      }
    } finally {
      if (!this.isOver) await this.abandon();
    }
  }

  /** Nobody reads on: the worker is asked to stop, and what it still says is thrown away until it has. */
  private async abandon(): Promise<void> {
    this.stop('cancelled');
    for (let frame = await this.worker.next(); frame !== null; frame = await this.worker.next()) {
      if (frame.kind === 'end' || frame.kind === 'refused') break;
    }
    this.finish();
  }

  private stop(why: 'timeout' | 'cancelled'): void {
    if (this.isOver || this.stopped !== null) return;
    this.stopped = why;
    this.worker.ask({ kind: 'interrupt' });
    this.grace = setTimeout(() => this.worker.kill(), this.time.graceMs);
  }

  /** What to tell of a query that did not go well: what the worker says of it, or why the worker says nothing. */
  private failed(frame: Frame | null): TiduError {
    if (frame?.kind === 'refused') {
      this.finish();
      const isStopped = this.stopped !== null && ['sql-cancelled', 'sql-failed'].includes(frame.refusal.code);
      return isStopped ? this.stoppedError() : new TiduError(frame.refusal.code, frame.refusal.facts);
    }
    this.worker.kill();
    this.finish();
    if (this.stopped !== null) return this.stoppedError();
    this.tell.crashed();
    return new TiduError('sql-crashed');
  }

  private stoppedError(): TiduError {
    return this.stopped === 'timeout'
      ? new TiduError('sql-timeout', { seconds: this.query.limitMs / 1000 })
      : new TiduError('sql-cancelled');
  }

  private finish(): void {
    if (this.isOver) return;
    this.isOver = true;
    clearTimeout(this.limit);
    if (this.grace !== null) clearTimeout(this.grace);
    this.query.signal.removeEventListener('abort', this.cancel);
    this.tell.ended();
  }
}
