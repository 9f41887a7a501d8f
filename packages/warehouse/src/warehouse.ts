import type { Period } from '@tidu/domain';
import type { Answer, FilingProgress, LadderRung, PeriodCoverage, Question, SnapshotMeta } from './question.js';

/** A published snapshot, open for reading. */
export interface Warehouse {
  readonly meta: SnapshotMeta;
  /** Figures, in the order of the asked codes, then periods, then keys; a group without rows is absent. */
  values(question: Question): Promise<Answer[]>;
  /** Rungs lowest first; every tier is present. */
  ladder(question: { period: Period; regionId: string }): Promise<LadderRung[]>;
  /** The regions below the asked one, in the order of the atlas; its own total under `total`. */
  filingProgress(question: {
    period: Period;
    regionId: string;
  }): Promise<{ total: FilingProgress; rows: FilingProgress[] }>;
  /** Oldest first, for one region and everything below it. */
  periods(regionId?: string): Promise<PeriodCoverage[]>;
  close(): void;
}

/**
 * Opens a snapshot read-only.
 *
 * @throws TiduError `snapshot-damaged` when the file does not have its recorded hash, or a `.wal` stands beside it
 */
export function openWarehouse(snapshot: { file: string; fileSha256: string }): Promise<Warehouse> {
  throw new Error(`not built yet: ${snapshot.file}`);
}
