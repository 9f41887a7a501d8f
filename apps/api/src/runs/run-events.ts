import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Atlas } from '@tidu/domain';
import { findRun, onRun, type Ledger, type Run } from '@tidu/records';
import { LOG, type Log } from '../log.js';
import { toRunEntry } from '../run-entry.js';
import { ATLAS, LEDGER } from '../tokens.js';

/** Proxies close what is silent for long. */
const HEARTBEAT_MS = 15_000;
/** A watcher that reads slower than runs change gets the newest state of each, not every step of it. */
interface Watcher {
  regionId: string;
  waiting: Map<string, Run>;
  wake(): void;
}

/** Tells every watcher of the runs of their region, as server-sent events; one connection to the ledger for all of them. */
@Injectable()
export class RunEvents implements BeforeApplicationShutdown {
  private readonly watchers = new Set<Watcher>();
  private listening: Promise<(() => Promise<void>) | null> | null = null;
  private isOver = false;

  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** What happens to runs of a region from now on, until the reader leaves or the time is over. */
  async *watch(regionId: string, seconds: number): AsyncGenerator<Uint8Array> {
    const endsAt = performance.now() + 1_000 * seconds;
    this.listening ??= onRun(this.ledger, id => void this.tell(id)).catch((error: unknown) => {
      this.log.warn({ err: error }, 'cannot listen to runs');
      this.listening = null;
      return null;
    });
    await this.listening;
    let wake = () => {};
    const watcher: Watcher = { regionId, waiting: new Map(), wake: () => wake() };
    this.watchers.add(watcher);
    try {
      yield Buffer.from('retry: 2000\n\n');
      while (!this.isOver && performance.now() < endsAt) {
        const [next] = watcher.waiting;
        if (next !== undefined) {
          watcher.waiting.delete(next[0]);
          yield Buffer.from(`event: run\ndata: ${JSON.stringify(toRunEntry(next[1]))}\n\n`);
          continue;
        }
        const isWoken = await new Promise<boolean>(resolve => {
          const timer = setTimeout(() => resolve(false), Math.min(HEARTBEAT_MS, endsAt - performance.now()));
          wake = () => {
            clearTimeout(timer);
            resolve(true);
          };
        });
        if (!isWoken) yield Buffer.from(':\n\n');
      }
    } finally {
      this.watchers.delete(watcher);
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isOver = true;
    for (const { wake } of this.watchers) wake();
    await (
      await this.listening
    )?.();
  }

  private async tell(id: string): Promise<void> {
    if (this.watchers.size === 0) return;
    const run = await findRun(this.ledger, id).catch(() => null);
    if (run === null) return;
    for (const watcher of this.watchers) {
      if (!this.atlas.within(run.scopeId, watcher.regionId)) continue;
      watcher.waiting.set(id, run);
      watcher.wake();
    }
  }
}
