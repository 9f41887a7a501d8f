import type { Change } from './figure.js';
import type { Indicator } from './indicator.js';

/** The smallest number of enterprises a figure may be shown over, outside its own region. */
export const MIN_SAMPLE = 3;

/** What withholding looks at and may blank. */
export interface Withholdable {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  n: number;
  change: Change | null;
}

/** The same row with `withheld`; what is withheld is null. */
export type Withheld<Row extends Withholdable> = Omit<Row, 'n'> & { n: number | null; withheld: boolean };

/**
 * Keeps back a figure over one or two enterprises from whoever is not of its region.
 *
 * Counts of titles and of returns are public and never withheld. A change over fewer than three comparable
 * enterprises is kept back on its own.
 *
 * @param ownScope whether the reader is responsible for the enterprises behind the row
 * @see 统计法: 统计资料 of a single respondent is confidential
 */
export function withhold<Row extends Withholdable>({ over }: Indicator, row: Row, ownScope: boolean): Withheld<Row> {
  if (ownScope || row.n === 0 || over !== 'serving') return { ...row, withheld: false };
  if (row.n < MIN_SAMPLE) {
    return { ...row, value: null, numerator: null, denominator: null, n: null, change: null, withheld: true };
  }
  const change = row.change && row.change.n < MIN_SAMPLE ? null : row.change;
  return { ...row, change, withheld: false };
}
