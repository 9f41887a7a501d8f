import { type Horizon } from './calendar.js';
import { type Table } from './table.js';

/** Name of a region as bureaus write it, by its id. */
export type RegionNames = (id: string) => string;

/** What every list and report of one demo has in common. */
export interface Scene {
  horizon: Horizon;
  regions: RegionNames;
}

/** A file on its way to the province. */
export interface Posting {
  /** Below the demo's folder, with `/`, without the ending that tells the format. */
  path: string;
  /** The day it arrives, `YYYY-MM-DD`; files are loaded in this order. */
  receivedOn: string;
  kind: 'register' | 'title' | 'filing';
  /** The region whose bureau sends it. */
  regionId: string;
  /** Period of the reports; empty for lists. */
  period: string;
  table: Table;
  /** Rows of the table with something wrong in them. */
  dirt: readonly DirtyRow[];
}

/** A row with a fault, and whether the right figures follow later. */
export interface DirtyRow {
  /** Place in the table's rows, from 0. */
  at: number;
  uscc: string;
  fault: string;
  outcome: 'refused' | 'once' | 'taken';
  corrected: boolean;
}
