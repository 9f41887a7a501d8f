import type { Remaking, Variant } from './variants.js';

/** What is not known for certain about an index. */
export const FACTORS = ['normalisation', 'aggregation', 'imputation', 'left-out', 'weights'] as const;
export type Factor = (typeof FACTORS)[number];

/** One draw of everything uncertain, as numbers in [0, 1): a number for each choice, and one for each weight. */
export type Draw = Record<Factor, readonly number[]>;

/** How far a draw may lead away from the index as stated. */
export interface DrawLimits {
  /** Weights vary evenly by as much, in percent of themselves. */
  weightSpread: number;
  /** Places of the indicators of which one may be left out; empty where none may. */
  mayLeaveOut: readonly number[];
}

/** Draws everything uncertain once. */
export function drawOf({ stated }: Remaking, random: () => number): Draw {
  const weights = stated.weights.flat().map(() => 0);
  return {
    normalisation: [random()],
    aggregation: [random()],
    imputation: [random()],
    'left-out': [random()],
    weights: weights.map(() => random()),
  };
}

/** The index a draw stands for. Leaving nothing out is as likely as leaving out any one indicator. */
export function variantOf(remaking: Remaking, draw: Draw, { weightSpread, mayLeaveOut }: DrawLimits): Variant {
  const pick = <Choice>(list: readonly Choice[], factor: Factor): Choice =>
    list[Math.floor(draw[factor][0]! * list.length)]!;
  let next = 0;
  return {
    normalisation: pick(remaking.normalisations, 'normalisation'),
    aggregation: pick(remaking.aggregations, 'aggregation'),
    imputation: pick(remaking.imputations, 'imputation'),
    without: pick([null, ...mayLeaveOut], 'left-out'),
    weights: remaking.stated.weights.map(weights =>
      weights.map(weight => weight * (1 + (weightSpread / 100) * (2 * draw.weights[next++]! - 1))),
    ),
  };
}
