import type { Derivation } from '../derivation.js';
import { mean } from '../moments.js';
import { type Draw, drawOf, type Factor, FACTORS, variantOf } from './draws.js';
import { randomStream } from './random.js';
import { leavable, type RobustnessOptions } from './robustness.js';
import { remakingOf, type Variant } from './variants.js';

/** How much of the movement of ranks one uncertainty is behind, in percent of its variance. */
export interface FactorShare {
  factor: Factor;
  /** By itself. */
  first: number;
  /** With everything it does together with others. */
  total: number;
}

const DEFAULTS = { replications: 500, seed: 1, weightSpread: 30, leaveOut: true };

/**
 * Variance-based sensitivity of the mean shift of ranks to each uncertainty.
 *
 * Estimates of 0 may come out slightly below it and are given as 0. All are 0 when no rank moves.
 *
 * @param options.replications draws of each of the two samples; the index is made six times as often
 * @see Saltelli et al. (2010), first order; Jansen (1999), total effect
 */
export function sensitivity(
  derivation: Derivation,
  options: Partial<Omit<RobustnessOptions, 'places'>> = {},
): FactorShare[] {
  const { replications, seed, weightSpread, leaveOut } = { ...DEFAULTS, ...options };
  const remaking = remakingOf(derivation);
  // one unit alone has nowhere to move
  if (remaking.ranked.length < 2) return FACTORS.map(factor => ({ factor, first: 0, total: 0 }));
  const random = randomStream(seed);
  const limits = { weightSpread, mayLeaveOut: leaveOut ? leavable(derivation) : [] };
  const nominal = remaking.ranks(remaking.stated);
  const shift = (variant: Variant): number =>
    mean(remaking.ranks(variant).map((rank, at) => Math.abs((rank ?? 0) - (nominal[at] ?? 0))));
  const shiftOf = (draw: Draw): number => shift(variantOf(remaking, draw, limits));
  const sample = (): Draw[] => Array.from({ length: replications }, () => drawOf(remaking, random));
  const [one, other] = [sample(), sample()];
  const [ofOne, ofOther] = [one.map(shiftOf), other.map(shiftOf)];
  const variance = varianceOf([...ofOne, ...ofOther]);
  return FACTORS.map(factor => {
    const mixed = one.map((draw, at) => shiftOf({ ...draw, [factor]: other[at]![factor] }));
    if (variance === 0) return { factor, first: 0, total: 0 };
    const first = mean(mixed.map((value, at) => ofOther[at]! * (value - ofOne[at]!))) / variance;
    const total = mean(mixed.map((value, at) => (ofOne[at]! - value) ** 2)) / 2 / variance;
    return { factor, first: Math.max(first, 0) * 100, total: total * 100 };
  });
}

function varianceOf(values: readonly number[]): number {
  const centre = mean(values);
  return mean(values.map(value => (value - centre) ** 2));
}
