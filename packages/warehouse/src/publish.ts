import type { Industry, Region } from '@tidu/domain';
import type { SnapshotCounts } from './question.js';

/** An accepted batch that has not been withdrawn, as the ledger knows it. */
export interface LiveBatch {
  /** Names its file, `lake/<id>.parquet`. */
  id: string;
  /** Order in which batches were recorded; of two versions of one key the higher holds. */
  seq: number;
  kind: 'register' | 'title' | 'event' | 'filing';
  form: string;
  /** ISO time the ledger recorded it. */
  recordedAt: string;
  /** `YYYY-MM-DD`, the day it came in. */
  receivedOn: string;
}

/** What a snapshot is built from. */
export interface PublishOptions {
  /** `TIDU_HOME`: reads `lake/`, writes `snapshots/`. */
  home: string;
  /** Of the snapshot to build: `s` and eight digits. */
  id: string;
  batches: readonly LiveBatch[];
  regions: readonly Region[];
  industries: readonly Industry[];
  rootId: string;
  now: Date;
}

/** A snapshot that stands in `snapshots/`, checked and hashed; nobody reads it before the pointer moves. */
export interface Publication {
  id: string;
  file: string;
  fileSha256: string;
  contentHash: string;
  synthetic: boolean;
  periods: string[];
  counts: SnapshotCounts;
}

/** Builds the next snapshot from the live batches, aside from the ones being read. */
export function publish(options: PublishOptions): Promise<Publication> {
  throw new Error(`not built yet: ${options.id}`);
}
