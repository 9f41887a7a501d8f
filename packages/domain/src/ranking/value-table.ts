import type { Column } from './observation.js';

/** Units and what is known of them: what an index is computed from. */
export interface ValueTable {
  units: readonly { id: string; name: string }[];
  /** Observations by header: indicators and denominators. */
  columns: ReadonlyMap<string, Column>;
  /** Words by header: groups to impute within. */
  labels: ReadonlyMap<string, readonly string[]>;
}
