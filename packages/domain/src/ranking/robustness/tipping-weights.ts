import type { Derivation } from '../derivation.js';
import { isPlainMean } from '../tree.js';
import { type Remaking, remakingOf, type Variant } from './variants.js';

/** The weight of one member of a group at which the last unit within the places and the first outside change places. */
export interface TippingWeight {
  code: string;
  /** Shares of 1 inside its group, the others scaled to make up the rest. */
  from: number;
  to: number;
  /** to − from. */
  change: number;
}

/** Which two units a small change of weights could swap, and the changes that do it, smallest first. */
export interface Tipping {
  inside: string;
  outside: string;
  /** Points between the two. */
  lead: number;
  /** Empty where no weight alone can swap them. */
  weights: TippingWeight[];
}

/** Of a lead that is no straight line in the weight. */
const STEPS = 100;
const HALVINGS = 50;

/**
 * How little one weight has to change to swap the last place that counts with the next, such as ranks 3 and 4.
 *
 * @returns null where nobody is outside, or where the two are equal already
 */
export function tippingWeights(derivation: Derivation, { places }: { places: number }): Tipping | null {
  const remaking = remakingOf(derivation);
  const order = remaking.ranked.map((unit, at) => ({ at, ...derivation.units[unit]! })).toSorted(byScore(derivation));
  const inside = order.findLast(({ rank }) => rank! <= places);
  const outside = order.find(({ rank }) => rank! > places);
  if (inside === undefined || outside === undefined) return null;
  const sign = derivation.scheme.result.best === 'highest' ? 1 : -1;
  const lead = (variant: Variant): number => {
    const scores = remaking.scores(variant);
    return ((scores[inside.at] ?? NaN) - (scores[outside.at] ?? NaN)) * sign;
  };
  if (!(lead(remaking.stated) > 0)) return null;
  const steps = derivation.branches.every(isPlainMean) ? 1 : STEPS;
  const weights = derivation.branches.flatMap(({ members, weights: stated }, branch) =>
    members.length < 2
      ? []
      : members.flatMap(({ code }, member): TippingWeight[] => {
          const from = stated[member]!;
          const to = nearestCrossing(from, share => lead(reweighed(remaking, { branch, member, share })), steps);
          return to === null ? [] : [{ code, from, to, change: to - from }];
        }),
  );
  return {
    inside: inside.id,
    outside: outside.id,
    lead: lead(remaking.stated),
    weights: weights.toSorted((a, b) => Math.abs(a.change) - Math.abs(b.change)),
  };
}

function byScore({ scheme }: Derivation): (a: { unrounded: number | null }, b: { unrounded: number | null }) => number {
  const sign = scheme.result.best === 'highest' ? 1 : -1;
  return (a, b) => sign * (b.unrounded! - a.unrounded!);
}

/** The stated weights with one member of one group at another share, the others scaled to make up the rest. */
function reweighed({ stated }: Remaking, change: { branch: number; member: number; share: number }): Variant {
  const weights = stated.weights.map((own, branch) => {
    if (branch !== change.branch) return own;
    const rest = (1 - change.share) / (1 - own[change.member]!);
    return own.map((weight, member) => (member === change.member ? change.share : weight * rest));
  });
  return { ...stated, weights };
}

/** The share nearest to the stated one at which the lead is gone, found in steps to either side and by halving. */
function nearestCrossing(from: number, lead: (share: number) => number, steps: number): number | null {
  const found = [0, 1].flatMap(end => {
    for (let step = 1; step <= steps; step++) {
      const near = from + ((end - from) * (step - 1)) / steps;
      const far = from + ((end - from) * step) / steps;
      if (lead(far) <= 0) return [halved(near, far, lead)];
    }
    return [];
  });
  return found.toSorted((a, b) => Math.abs(a - from) - Math.abs(b - from))[0] ?? null;
}

function halved(near: number, far: number, lead: (share: number) => number): number {
  let [before, after] = [near, far];
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (before + after) / 2;
    if (lead(middle) > 0) before = middle;
    else after = middle;
  }
  return after;
}
