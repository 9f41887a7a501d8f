import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { noticesOf, onNotices, type Ledger } from '@tidu/records';
import { LEDGER } from '../tokens.js';

/** A word that keeps a way through proxies open. */
const KEEP_ALIVE_MS = 25_000;

/** Wakes every open page when something new was shared out; one connection to the ledger for all of them. */
@Injectable()
export class LiveNotices implements BeforeApplicationShutdown {
  private readonly waiting = new Set<() => void>();
  private listening: Promise<() => Promise<void>> | null = null;
  private isOver = false;

  constructor(@Inject(LEDGER) private readonly ledger: Ledger) {}

  /** Events for one reader: the number of unread notices at once, and whenever it changes. */
  async *events(login: string, isGone: () => boolean): AsyncGenerator<Uint8Array> {
    this.listening ??= onNotices(this.ledger, () => this.wake());
    await this.listening;
    let told: number | null = null;
    while (!this.isOver && !isGone()) {
      const { unread } = await noticesOf(this.ledger, { login, offset: 0, limit: 1 });
      yield Buffer.from(unread === told ? ': still here\n\n' : `event: unread\ndata: ${unread}\n\n`);
      told = unread;
      await this.news();
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isOver = true;
    this.wake();
    await (
      await this.listening
    )?.();
  }

  private news(): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(() => this.waiting.delete(done) && resolve(), KEEP_ALIVE_MS);
      const done = () => {
        clearTimeout(timer);
        resolve();
      };
      this.waiting.add(done);
    });
  }

  private wake(): void {
    for (const done of this.waiting) done();
    this.waiting.clear();
  }
}
