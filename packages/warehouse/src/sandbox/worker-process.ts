import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { isolations, launchWorker, type Isolation, type WorkerFile } from './launch.js';
import { readFrames, type Frame, type Request, type WorkerFacts } from './protocol.js';

/** A worker that is not up after this long never will be. */
const START_MS = 20_000;
const LONGEST_COMPLAINT = 2_000;

/** Why no worker could be started that holds against its own attacks. */
export class WorkerNotSafe extends Error {
  override name = 'WorkerNotSafe';
}

/** A running worker, seen from its parent: what it says, and the means to end it. */
export class WorkerProcess {
  /** Processor time of its queries so far. */
  cpuMs = 0;
  private complaint = '';
  private readonly frames: AsyncGenerator<Frame, void, undefined>;
  /** Whoever waits for a word of it. */
  private listener: ((frame: Frame | null) => void) | null = null;
  private isOver = false;
  readonly exited: Promise<void>;

  private constructor(
    private readonly child: ChildProcess,
    readonly isolation: Isolation,
  ) {
    this.frames = readFrames(child.stdout as Readable);
    this.exited = new Promise(resolve => {
      const end = () => {
        this.isOver = true;
        resolve();
      };
      child.once('exit', end);
      child.once('error', end);
    });
    child.stderr!.on('data', (bytes: Buffer) => {
      this.complaint = (this.complaint + bytes.toString()).slice(0, LONGEST_COMPLAINT);
    });
  }

  /**
   * Starts a worker in the safest way this machine knows and waits until it has attacked itself in vain.
   *
   * @throws WorkerNotSafe when one attack went through, or no way works
   */
  static async start(file: WorkerFile, ways = isolations()): Promise<{ worker: WorkerProcess; facts: WorkerFacts }> {
    const complaints: string[] = [];
    for (const isolation of ways) {
      const worker = new WorkerProcess(launchWorker(file, isolation), isolation);
      const timer = setTimeout(() => worker.kill(), START_MS);
      const first = await worker.next();
      clearTimeout(timer);
      if (first?.kind === 'ready') return { worker, facts: first.facts };
      worker.kill();
      if (first?.kind === 'unsafe') throw new WorkerNotSafe(first.reason);
      complaints.push(`${isolation.user}/${isolation.limits}: ${worker.complaint.trim() || 'no answer'}`);
    }
    throw new WorkerNotSafe(complaints.join('; '));
  }

  /** The next thing it says; null when it has ended or was ended, or says what nobody understands and is ended for that. */
  next(): Promise<Frame | null> {
    return new Promise(resolve => {
      if (this.isOver) return resolve(null);
      this.listener = resolve;
      this.frames.next().then(
        ({ value, done }) => resolve(done ? null : value),
        () => this.kill(),
      );
    });
  }

  ask(request: Request): void {
    this.child.stdin!.write(`${JSON.stringify(request)}\n`);
  }

  /** Ends it at once, whatever it does. Giving back a gigabyte takes the system a while; nobody waits for that. */
  kill(): void {
    this.isOver = true;
    this.child.kill('SIGKILL');
    this.listener?.(null);
  }

  get hasEnded(): boolean {
    return this.isOver;
  }

  /** What it wrote before it ended, for the log. */
  get lastWords(): string {
    return this.complaint;
  }
}
