import type { WorkerFile } from './launch.js';
import type { WorkerFacts } from './protocol.js';
import { WorkerProcess } from './worker-process.js';

/** Workers alive at once, the spare included; each holds about 100 MB. */
const MOST_WORKERS = 6;
/** A worker nobody has asked for this long is ended. */
const IDLE_MS = 120_000;
/** Processor time after which a worker is replaced, long before its limit ends it in the middle of a query. */
const MOST_CPU_MS = 600_000;

interface Seat {
  worker: WorkerProcess;
  fileKey: string;
  isBusy: boolean;
  usedAt: number;
}

/**
 * Processes by session and file. No two sessions share one: what a query leaves in a DuckDB instance, the next could read. A spare one
 * for the file asked last stands ready, so that a new session, or one whose worker had to be ended, does not wait for a start.
 */
export class Workers {
  private readonly seats = new Map<string, Seat>();
  private spare: { fileKey: string; worker: Promise<WorkerProcess | null> } | null = null;
  private isClosed = false;
  private readonly sweeper: NodeJS.Timeout;
  /** What the worker started last said of itself. */
  lastFacts: WorkerFacts | null = null;

  constructor() {
    this.sweeper = setInterval(() => this.endIdle(), IDLE_MS / 4);
    this.sweeper.unref();
  }

  /**
   * A worker for a session on a file, which nobody else asks until it is given back.
   *
   * @throws WorkerNotSafe
   */
  async take(session: string, file: WorkerFile): Promise<WorkerProcess> {
    const fileKey = JSON.stringify(file);
    const key = `${session} ${fileKey}`;
    const seat = this.seats.get(key);
    if (seat && !seat.worker.hasEnded && seat.worker.cpuMs < MOST_CPU_MS) {
      seat.isBusy = true;
      return seat.worker;
    }
    seat?.worker.kill();
    this.makeRoom();
    const worker = (await this.takeSpare(fileKey)) ?? (await this.start(file));
    if (this.isClosed) worker.kill();
    this.seats.set(key, { worker, fileKey, isBusy: true, usedAt: Date.now() });
    this.prepareSpare(fileKey, file);
    return worker;
  }

  /** Gives a worker back; one that has ended is forgotten. */
  give(worker: WorkerProcess): void {
    for (const [key, seat] of this.seats) {
      if (seat.worker !== worker) continue;
      seat.isBusy = false;
      seat.usedAt = Date.now();
      if (worker.hasEnded) this.seats.delete(key);
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearInterval(this.sweeper);
    const spare = await this.spare?.worker;
    const workers = [...[...this.seats.values()].map(seat => seat.worker), ...(spare ? [spare] : [])];
    this.seats.clear();
    this.spare = null;
    for (const worker of workers) worker.kill();
    await Promise.all(workers.map(worker => worker.exited));
  }

  private async start(file: WorkerFile): Promise<WorkerProcess> {
    const { worker, facts } = await WorkerProcess.start(file);
    this.lastFacts = facts;
    return worker;
  }

  private async takeSpare(fileKey: string): Promise<WorkerProcess | null> {
    const { spare } = this;
    if (spare?.fileKey !== fileKey) return null;
    this.spare = null;
    const worker = await spare.worker;
    return worker === null || worker.hasEnded ? null : worker;
  }

  private prepareSpare(fileKey: string, file: WorkerFile): void {
    if (this.isClosed || this.spare?.fileKey === fileKey) return;
    void this.spare?.worker.then(worker => worker?.kill());
    // A spare that does not come up is missed by nobody: the next who needs one starts it and is told why it does not.
    this.spare = { fileKey, worker: this.start(file).catch(() => null) };
  }

  private makeRoom(): void {
    const idle = [...this.seats].filter(([, seat]) => !seat.isBusy).sort(([, a], [, b]) => a.usedAt - b.usedAt);
    const over = this.seats.size + 2 - MOST_WORKERS;
    for (const [key, seat] of idle.slice(0, Math.max(0, over))) this.end(key, seat);
  }

  private endIdle(): void {
    const now = Date.now();
    for (const [key, seat] of this.seats) {
      if (!seat.isBusy && now - seat.usedAt > IDLE_MS) this.end(key, seat);
    }
  }

  private end(key: string, { worker }: Seat): void {
    this.seats.delete(key);
    worker.kill();
  }
}
