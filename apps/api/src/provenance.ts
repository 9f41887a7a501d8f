import type { Provenance } from '@tidu/contract';
import type { SnapshotMeta } from '@tidu/warehouse';

/** What travels with every figure of a snapshot. Figures become final by a decision of the bureau, which comes later. */
export function provenanceOf({ id, asOf, builtAt, synthetic }: SnapshotMeta): Provenance {
  return { snapshotId: id, asOf: asOf ?? builtAt, synthetic, status: 'preliminary' };
}
