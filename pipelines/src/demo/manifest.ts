import { linesOf } from './csv.js';
import { type Cell } from './xlsx/cell.js';

/** One file of the demo. */
export interface DemoFile {
  /** Below the demo's folder, with `/`. */
  path: string;
  /** The day it arrives, `YYYY-MM-DD`: the clock while it is loaded. */
  receivedOn: string;
  kind: 'register' | 'title' | 'filing';
  /** The region whose bureau sends it. */
  regionId: string;
  /** Period of the reports; empty for lists. */
  period: string;
  /** Rows of data, spoiled ones included. */
  rows: number;
  /** Rows with something wrong in them, and those among them that must be refused. */
  dirty: number;
  refused: number;
}

/** One spoiled row, for whoever wants to know whether it was caught. */
export interface DemoDirt {
  path: string;
  /** Row of the sheet, counted from 1. */
  row: number;
  uscc: string;
  fault: string;
  outcome: 'refused' | 'once' | 'taken';
  corrected: boolean;
}

const FILE_HEADS = ['path', 'received_on', 'kind', 'period', 'rows', 'dirty', 'refused', 'region'];
const DIRT_HEADS = ['path', 'row', 'uscc', 'fault', 'outcome', 'corrected'];

/** `manifest.csv`: the files in the order in which they arrive. */
export function manifestCsv(files: readonly DemoFile[]): string {
  return linesOf([
    FILE_HEADS,
    ...files.map(({ path, receivedOn, kind, period, rows, dirty, refused, regionId }): Cell[] => [
      path,
      receivedOn,
      kind,
      period,
      rows,
      dirty,
      refused,
      regionId,
    ]),
  ]);
}

/** `dirty-rows.csv`: every spoiled row with what should become of it. */
export function dirtCsv(dirt: readonly DemoDirt[]): string {
  return linesOf([
    DIRT_HEADS,
    ...dirt.map(({ path, row, uscc, fault, outcome, corrected }): Cell[] => [
      path,
      row,
      uscc,
      fault,
      outcome,
      String(corrected),
    ]),
  ]);
}
