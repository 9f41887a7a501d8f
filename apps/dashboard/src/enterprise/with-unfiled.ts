import { isQuarterEnd, isReportable, periodsBetween, yearOf, type Period } from '@tidu/domain';
import type { IndicatorRow } from './telling.js';

/**
 * The rows of one indicator, oldest first, with a row without a value for each period in between that was not filed: a line drawn
 * over it would look like a return.
 *
 * Who filed any month of a year that ends no quarter files monthly in that year; everybody else by the quarter.
 */
export function withUnfiled(rows: readonly IndicatorRow[]): IndicatorRow[] {
  const filed = new Map(rows.map(row => [row.period, row]));
  const periods = [...filed.keys()].sort();
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) return [];
  const monthly = new Set(periods.filter(period => !isQuarterEnd(period)).map(yearOf));
  const isDue = (period: Period): boolean =>
    isReportable(period) && (monthly.has(yearOf(period)) || isQuarterEnd(period));
  return periodsBetween(first, last)
    .filter(period => filed.has(period) || isDue(period))
    .map(period => filed.get(period) ?? { code: rows[0]!.code, period, value: null, change: null });
}
