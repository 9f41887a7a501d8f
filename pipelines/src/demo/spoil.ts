import { isQuarterEnd } from '@tidu/domain';
import { drawFault, spoilable, type Fault, type SpoilableRow } from './faults.js';
import { type FormColumn, type ReportRow } from './form.js';
import { type DirtyRow } from './posting.js';
import { randomOf } from './random.js';
import { cellsOf } from './report-table.js';
import { type Cell } from './xlsx/cell.js';

/** Share of returns with a fault, and of refused ones that are put right later. */
const FAULTY = 0.005;
const PUT_RIGHT = 0.75;

/** Rows as they stand in the workbook. */
export interface Spoiled {
  cells: Cell[][];
  dirt: DirtyRow[];
  /** The returns that are filed once more, rightly. */
  corrections: ReportRow[];
}

/** Lays out the rows and spoils a few; months between the quarters stay clean, for they have no corrections workbook. */
export function spoil(seed: number, form: readonly FormColumn[], rows: readonly ReportRow[]): Spoiled {
  const keys = form.map(column => column.key);
  const result: Spoiled = { cells: [], dirt: [], corrections: [] };
  rows.forEach((row, nth) => {
    const clean = cellsOf(form, row, nth + 1);
    const random = randomOf(seed, 'fault', row.firm.serial, row.period);
    const spoilt = isQuarterEnd(row.period) && !row.misstated && random.chance(FAULTY);
    if (spoilt) addSpoilt(result, row, drawFault(random, keys), spoilable(clean, keys), random.chance(PUT_RIGHT));
    else result.cells.push(clean);
  });
  return result;
}

function addSpoilt(result: Spoiled, row: ReportRow, fault: Fault, clean: SpoilableRow, mayBePutRight: boolean): void {
  const { id, outcome } = fault;
  // What no check can find would bend the figures for good.
  const corrected = outcome === 'taken' || (outcome === 'refused' && mayBePutRight);
  if (corrected) result.corrections.push(row);
  for (const cells of fault.spoil(clean)) {
    result.dirt.push({ at: result.cells.length, uscc: row.firm.uscc, fault: id, outcome, corrected });
    result.cells.push(cells);
  }
}
