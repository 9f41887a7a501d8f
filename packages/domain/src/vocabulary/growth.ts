/**
 * What may be said about a value against the same period of the year before.
 *
 * `rate` and `turned-to-loss` carry the change in percent; `note` is printed 注 (the base is negative, a rate would
 * mislead); `undefined` is 无法计算 (the base is zero); `missing` means one of the two was not reported.
 */
export type Growth =
  | { kind: 'rate'; value: number }
  | { kind: 'turned-to-loss'; value: number }
  | { kind: 'note' }
  | { kind: 'undefined' }
  | { kind: 'missing' };

/**
 * Growth of a value or of a sum against the same period of the year before, in percent.
 *
 * @param current value of this period, any unit
 * @param prior   value of the same period of the year before, same unit
 * @returns below −100 the profit turned into a loss (由盈转亏); the caller shows one decimal and rounds last
 * @see NBS explanation of profit growth of industrial enterprises above designated size
 */
export function growth(current: number | null, prior: number | null): Growth {
  if (current === null || prior === null) return { kind: 'missing' };
  if (prior === 0) return { kind: 'undefined' };
  if (prior < 0) return { kind: 'note' };
  const value = ((current - prior) / prior) * 100;
  return value < -100 ? { kind: 'turned-to-loss', value } : { kind: 'rate', value };
}
