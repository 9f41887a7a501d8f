import { fraction } from './fraction.js';
import type { Weighing } from './methods.js';
import { extremes } from './moments.js';
import { type Column, mapPresent, present } from './observation.js';
import { pairwiseWeights, type PairwiseWeights } from './pairwise-weights.js';
import { componentWeights } from './component-weights.js';

/** Weights inside one group, adding up to 1, and what they were found with. */
export interface GroupWeights {
  weights: number[];
  /** Per child: entropy of its scores, 1 where the units do not differ. */
  entropies?: number[];
  /** Share of the variance the first principal component carries, in percent. */
  explained?: number;
  /** Of the comparison matrix; below 0.1 the comparisons agree with each other. */
  consistencyRatio?: number;
}

/** A member of a group: its code, the weight written for it, its scores. */
export interface Weighed {
  code: string;
  weight: number;
  scores: Column;
}

/**
 * The weights of the members of a group, in their order.
 *
 * @returns null where the data carry no such weights (a principal component needs three complete units and two members
 *          that differ)
 * @see OECD/JRC Handbook on Constructing Composite Indicators (2008), step 6
 */
export function weigh(members: readonly Weighed[], method: Weighing): GroupWeights | null {
  switch (method.by) {
    case 'given':
      return { weights: toShares(members.map(({ weight }) => weight)) };
    case 'equal':
      return { weights: members.map(() => 1 / members.length) };
    case 'entropy':
      return entropyWeights(members.map(({ scores }) => scores));
    case 'principal-component':
      return componentWeights(members.map(({ scores }) => scores));
    case 'ahp':
      return inOrderOf(members, method.of, pairwiseWeights(method.matrix));
  }
}

/** Numbers scaled to add up to 1. */
export function toShares(numbers: readonly number[]): number[] {
  const total = numbers.reduce((sum, number) => sum + number, 0);
  return numbers.map(number => number / total);
}

/**
 * 熵权法: e = −(1/ln n) Σ p ln p with p the share of a unit in the min-max scores, w = (1 − e) / Σ (1 − e).
 *
 * A unit without a score has no share; equal weights where no member tells units apart.
 */
export function entropyWeights(columns: readonly Column[]): { weights: number[]; entropies: number[] } {
  const entropies = columns.map(entropy);
  const differences = entropies.map(value => 1 - value);
  const differ = differences.some(difference => difference > Number.EPSILON * columns.length);
  return { weights: differ ? toShares(differences) : columns.map(() => 1 / columns.length), entropies };
}

function entropy(column: Column): number {
  const { low, high } = extremes(present(column));
  const shares = toShares(present(mapPresent(column, value => fraction(value, low, high))));
  if (low === high || shares.length < 2) return 1;
  return (
    0 - shares.reduce((sum, share) => sum + (share === 0 ? 0 : share * Math.log(share)), 0) / Math.log(shares.length)
  );
}

function inOrderOf(members: readonly Weighed[], codes: readonly string[], found: PairwiseWeights): GroupWeights {
  const weights = members.map(({ code }) => found.weights[codes.indexOf(code)] ?? 0);
  return { weights, consistencyRatio: found.consistencyRatio };
}
