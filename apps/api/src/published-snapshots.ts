import { resolve } from 'node:path';
import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { TiduError, type Configuration } from '@tidu/domain';
import { onSnapshot, publishedSnapshot, type Ledger, type Snapshot } from '@tidu/records';
import { openWarehouse, type Warehouse } from '@tidu/warehouse';
import { LOG, type Log } from './log.js';
import { CONFIGURATION, LEDGER } from './tokens.js';

/** A snapshot being served and how many requests are reading it. */
interface Serving {
  snapshot: Snapshot;
  warehouse: Warehouse;
  readers: number;
}

/** An announcement can be lost with its connection; the pointer is looked at this often as well. */
const POLL_MS = 30_000;

/**
 * The published snapshot, open for reading.
 *
 * Follows the ledger's pointer without a restart: new requests read the new snapshot, the old one is closed after its last
 * request. A snapshot that does not match its recorded hash is not opened, and the one before keeps serving.
 */
@Injectable()
export class PublishedSnapshots implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private serving: Serving | null = null;
  /** Not opened because it was damaged; tried again only when it is announced again. */
  private refusedId: string | null = null;
  private following: Promise<void> = Promise.resolve();
  private stopListening: (() => Promise<void>) | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.follow();
    await this.listen();
    this.timer = setInterval(() => void this.poll(), POLL_MS);
    this.timer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.stopListening?.();
    await this.following;
  }

  /** By now the last request has been answered. */
  onApplicationShutdown(): void {
    this.serving?.warehouse.close();
    this.serving = null;
  }

  /** The snapshot new requests read; null before the first publication. */
  current(): Snapshot | null {
    return this.serving?.snapshot ?? null;
  }

  /**
   * Asks the published snapshot, which stays open until the answer is there.
   *
   * @throws TiduError no-snapshot before the first publication
   */
  async read<T>(question: (warehouse: Warehouse, snapshot: Snapshot) => Promise<T>): Promise<T> {
    const serving = this.serving;
    if (serving === null) throw new TiduError('no-snapshot');
    serving.readers += 1;
    try {
      return await question(serving.warehouse, serving.snapshot);
    } finally {
      serving.readers -= 1;
      if (serving !== this.serving) closeWhenUnread(serving);
    }
  }

  /** Looks at the pointer and opens what it names; one look after the other. */
  follow(): Promise<void> {
    this.following = this.following.then(() => this.followOnce());
    return this.following;
  }

  private async followOnce(): Promise<void> {
    const published = await publishedSnapshot(this.ledger).catch((error: unknown) => {
      this.log.warn({ err: error }, 'the ledger did not say which snapshot is published');
      return null;
    });
    if (published === null || published.id === this.serving?.snapshot.id || published.id === this.refusedId) return;
    try {
      await this.switchTo(published);
    } catch (error) {
      if (error instanceof TiduError) this.refusedId = published.id;
      this.log.error({ err: error, snapshot: published.id }, 'the published snapshot was not opened');
    }
  }

  private async switchTo(snapshot: Snapshot): Promise<void> {
    const file = resolve(this.configuration.home, snapshot.file);
    const warehouse = await openWarehouse({ file, fileSha256: snapshot.fileSha256 });
    const before = this.serving;
    this.serving = { snapshot, warehouse, readers: 0 };
    this.refusedId = null;
    if (before !== null) closeWhenUnread(before);
    this.log.info({ snapshot: snapshot.id }, 'now serving this snapshot');
  }

  private async listen(): Promise<void> {
    try {
      this.stopListening = await onSnapshot(this.ledger, () => {
        this.refusedId = null;
        void this.follow();
      });
    } catch (error) {
      this.log.warn({ err: error }, 'cannot listen for new snapshots yet');
    }
  }

  private async poll(): Promise<void> {
    if (this.stopListening === null) await this.listen();
    await this.follow();
  }
}

function closeWhenUnread({ readers, warehouse }: Serving): void {
  if (readers === 0) warehouse.close();
}
