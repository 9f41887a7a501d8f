import type { Derivation } from '../derivation.js';
import { mean, quantile } from '../moments.js';
import { present } from '../observation.js';
import { drawOf, variantOf } from './draws.js';
import { randomStream } from './random.js';
import { type AggregationVariant, type ImputationVariant, type NormalisationVariant, remakingOf } from './variants.js';

/** What is varied, and how often. */
export interface RobustnessOptions {
  /** Ranks that count as the top, such as 3. */
  places: number;
  replications: number;
  seed: number;
  /** Every weight varies evenly by as much, in percent of itself. */
  weightSpread: number;
  /** Whether one indicator may be left out. */
  leaveOut: boolean;
}

/** Where one unit stands when the index is made in other ways. */
export interface UnitRobustness {
  id: string;
  name: string;
  /** In the index as stated. */
  rank: number;
  mean: number;
  median: number;
  /** Nine of ten ways give a rank between `low` and `high` (5th and 95th percentile). */
  low: number;
  high: number;
  /** Share of the ways in which it is among the top, in percent. */
  inTop: number;
  /** Share of the ways in which it has rank 1, 2, 3 …, in percent. */
  shares: number[];
}

export interface Robustness extends RobustnessOptions {
  normalisations: readonly NormalisationVariant[];
  aggregations: readonly AggregationVariant[];
  imputations: readonly ImputationVariant[];
  /** Ranked units in the order of the table. */
  units: UnitRobustness[];
}

const DEFAULTS = { replications: 1000, seed: 1, weightSpread: 30, leaveOut: true };

/**
 * How safe the ranks are: the index made again many times with other weights, scores, means and without one indicator.
 *
 * The same seed gives the same answer.
 *
 * @see OECD/JRC Handbook on Constructing Composite Indicators (2008), step 7
 */
export function robustness(
  derivation: Derivation,
  options: Pick<RobustnessOptions, 'places'> & Partial<RobustnessOptions>,
): Robustness {
  const settings = { ...DEFAULTS, ...options };
  const remaking = remakingOf(derivation);
  const random = randomStream(settings.seed);
  const limits = { weightSpread: settings.weightSpread, mayLeaveOut: settings.leaveOut ? leavable(derivation) : [] };
  const drawn = Array.from({ length: settings.replications }, () =>
    remaking.ranks(variantOf(remaking, drawOf(remaking, random), limits)),
  );
  return {
    ...settings,
    normalisations: remaking.normalisations,
    aggregations: remaking.aggregations,
    imputations: remaking.imputations,
    units: remaking.ranked.map((unit, at) => {
      const { id, name, rank } = derivation.units[unit]!;
      const ranks = present(drawn.map(replication => replication[at] ?? null));
      // a unit that no way gives a rank stays where it is
      const known = ranks.length > 0 ? ranks : [rank!];
      return { id, name, rank: rank!, ...spreadOf(known, settings.places, remaking.ranked.length) };
    }),
  };
}

/** Places of the indicators one of which may be left out: any of several, the only one never. */
export function leavable({ indicators }: Derivation): number[] {
  return indicators.length > 1 ? indicators.map((_, at) => at) : [];
}

function spreadOf(
  ranks: readonly number[],
  places: number,
  units: number,
): Omit<UnitRobustness, 'id' | 'name' | 'rank'> {
  const percentWhere = (holds: (rank: number) => boolean): number => (ranks.filter(holds).length / ranks.length) * 100;
  return {
    mean: mean(ranks),
    median: quantile(ranks, 0.5),
    low: quantile(ranks, 0.05),
    high: quantile(ranks, 0.95),
    inTop: percentWhere(rank => rank <= places),
    shares: Array.from({ length: units }, (_, at) => percentWhere(rank => Math.floor(rank) === at + 1)),
  };
}
