/** Digits in which two sums of the same numbers, added in another order, still agree. */
const TRUSTED_DIGITS = 13;

/**
 * A value rounded half away from zero (四舍五入), as people do it on paper.
 *
 * The noise of binary arithmetic is taken off first, so that 62.424999999999997 is the 62.425 it stands for, and 1.005 is
 * not the double just below it.
 */
export function round(value: number, decimals: number): number {
  const [digits = '', exponent = '0'] = Math.abs(value)
    .toExponential(TRUSTED_DIGITS - 1)
    .split('e');
  // nothing is left to round off what has fewer trusted digits than are asked for
  if (Number(exponent) + decimals >= TRUSTED_DIGITS) return value;
  const whole = Math.round(Number(`${digits}e${Number(exponent) + decimals}`));
  const rounded = Number(`${whole}e${-decimals}`);
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

/** The value without the noise of binary arithmetic, so that what is equal on paper is equal here. */
export function withoutNoise(value: number): number {
  return Number(value.toPrecision(TRUSTED_DIGITS));
}
