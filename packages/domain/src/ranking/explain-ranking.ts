import type { CommendationScheme } from './commendation-scheme.js';
import type { RankedRegion, RegionRanking } from './region-ranking.js';
import { alternatives } from './robustness/alternatives.js';
import type { Factor } from './robustness/draws.js';
import { influence } from './robustness/influence.js';
import { robustness } from './robustness/robustness.js';
import { sensitivity } from './robustness/sensitivity.js';
import { tippingWeights } from './robustness/tipping-weights.js';
import type { SchemeName } from './scheme.js';

/** How often an index is made again to tell how safe its ranks are, and the seed: the same for every ranking. */
export const REPLICATIONS = 1000;
export const SEED = 1;

/** A unit with how safe its rank is. */
export interface ExplainedRegion extends RankedRegion {
  /** Null for a unit without a rank: from … to in nine of ten ways, and the share of the ways among the places, in percent. */
  robustness: { low: number; high: number; inTop: number; shares: number[] } | null;
}

/** A ranking with everything a decision maker is shown beside it. */
export interface ExplainedRanking extends Omit<RegionRanking, 'derivation' | 'units'> {
  units: ExplainedRegion[];
  /** What would swap the last place with the next, the smallest change of one weight first. */
  tipping: {
    inside: string;
    outside: string;
    lead: number;
    weights: { code: string; name: SchemeName; from: number; to: number }[];
  } | null;
  /** Other ways to make the index, and whom each puts on the first ranks, one more than there are places. */
  alternatives: { name: SchemeName; kind: string; top: string[]; changesTop: boolean }[];
  /** What each indicator really weighs: share of the variance of the scores, in percent. */
  influence: { code: string; weight: number; correlation: number | null; share: number | null }[];
  /** How much of the movement of ranks each uncertainty is behind, in percent. */
  sensitivity: { factor: Factor; first: number; total: number }[];
  replications: number;
  seed: number;
}

/** Adds to a ranking how safe it is. The same ranking gives the same explanation on every machine. */
export function explainRanking(ranking: RegionRanking, { places }: CommendationScheme): ExplainedRanking {
  const { derivation, units, ...told } = ranking;
  const safety = new Map(
    robustness(derivation, { places, replications: REPLICATIONS, seed: SEED }).units.map(unit => [unit.id, unit]),
  );
  const tipping = tippingWeights(derivation, { places });
  const ranked = derivation.units.filter(({ rank }) => rank !== null).map(({ id }) => id);
  return {
    ...told,
    units: units.map(unit => {
      const safe = unit.rank === null ? undefined : safety.get(unit.regionId);
      const robust = safe && { low: safe.low, high: safe.high, inTop: safe.inTop, shares: safe.shares };
      return { ...unit, robustness: robust ?? null };
    }),
    tipping: tipping && {
      ...tipping,
      weights: tipping.weights.map(({ code, from, to }) => ({
        code,
        name: told.indicators.find(indicator => indicator.code === code)?.name ?? { zh: code, en: code },
        from,
        to,
      })),
    },
    alternatives: alternatives(derivation, { places }).map(({ name, kind, ranks, changesTop }) => ({
      name,
      kind,
      changesTop,
      top: topOf(ranked, ranks, places + 1),
    })),
    influence: influence(derivation),
    sensitivity: sensitivity(derivation, { seed: SEED }),
    replications: REPLICATIONS,
    seed: SEED,
  };
}

/** Units in the order of their ranks, the first so many. */
function topOf(ids: readonly string[], ranks: readonly (number | null)[], count: number): string[] {
  return ids
    .map((id, at) => ({ id, rank: ranks[at] ?? Infinity }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, count)
    .map(({ id }) => id);
}
