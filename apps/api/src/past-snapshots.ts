import { resolve } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Configuration } from '@tidu/domain';
import { snapshotAsOf, type Ledger } from '@tidu/records';
import { openWarehouse, type Warehouse } from '@tidu/warehouse';
import { CONFIGURATION, LEDGER } from './tokens.js';

/** Snapshots that were published before, opened for one question each. */
@Injectable()
export class PastSnapshots {
  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /**
   * Asks what was published on a day (`YYYY-MM-DD`), at an instant, or as a snapshot (`s00000007`).
   *
   * @throws TiduError not-found before the first publication; snapshot-damaged where its detail has been cleared away and
   *   was not rebuilt
   */
  async read<T>(asOf: string, question: (warehouse: Warehouse) => Promise<T>): Promise<T> {
    const { file, fileSha256 } = await snapshotAsOf(this.ledger, asOf);
    const warehouse = await openWarehouse({ file: resolve(this.configuration.home, file), fileSha256 });
    try {
      return await question(warehouse);
    } finally {
      warehouse.close();
    }
  }
}
