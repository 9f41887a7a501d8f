import { TiduError } from '../errors.js';
import { codeInScheme, type CommendationScheme } from './commendation-scheme.js';
import { toShares } from './weigh.js';

/** Weights by the code of the indicator: shares of 1. */
export type TrialWeights = ReadonlyMap<string, number>;

/**
 * Weights to be tried out, from `code:weight` with commas; together with those not named, which keep their share, they
 * are scaled to add up to 1.
 *
 * @throws TiduError `invalid-input` for a code the scheme has not, a weight that is negative or no number, or all of 0
 */
export function readTrialWeights(text: string, scheme: CommendationScheme): TrialWeights {
  const codes = scheme.indicators.map(codeInScheme);
  const shares = toShares(scheme.indicators.map(({ weight }) => weight));
  const weights = new Map(codes.map((code, at) => [code, shares[at]!]));
  for (const pair of text.split(',')) {
    const [code = '', written = ''] = pair.split(':').map(word => word.trim());
    if (!weights.has(code)) refuse(`weights: 没有“${code}”；可用：${codes.join('、')}`);
    if (!/^\d+(?:\.\d+)?$/.test(written)) refuse(`weights: ${code} 的权重应为不小于 0 的数，现为“${written}”`);
    weights.set(code, Number(written));
  }
  if ([...weights.values()].every(weight => weight === 0)) refuse('weights: 权重不能全为 0');
  const scaled = toShares([...weights.values()]);
  return new Map(codes.map((code, at) => [code, scaled[at]!]));
}

function refuse(issues: string): never {
  throw new TiduError('invalid-input', { issues });
}
