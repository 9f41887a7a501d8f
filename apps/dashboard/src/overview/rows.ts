import type { ValueRow } from '@tidu/contract';
import type { Period } from '@tidu/domain';

/** Rows of one answer, found by what they are about. */
export interface Found {
  /** The figure of one code; of the asked region and period unless said otherwise. */
  of: (code: string, at?: { period?: Period; key?: string }) => ValueRow | undefined;
  /** The values of one code over periods, missing ones null. */
  series: (code: string, periods: Period[]) => (number | null)[];
  /** Every key there is, in the order of the answer. */
  keys: string[];
}

/**
 * Makes the rows of an answer findable.
 *
 * @param period the period of the page, taken where no other is named
 */
export function find(rows: readonly ValueRow[], period: Period): Found {
  const byPlace = new Map(rows.map(row => [[row.code, row.period, row.key].join('|'), row]));
  const keys = [...new Set(rows.map(({ key }) => key))];
  const of: Found['of'] = (code, at = {}) => byPlace.get([code, at.period ?? period, at.key ?? keys[0]].join('|'));
  return { of, keys, series: (code, periods) => periods.map(each => of(code, { period: each })?.value ?? null) };
}
