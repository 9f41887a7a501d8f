import {
  explainRanking,
  figure,
  freezeRanking,
  indicatorOf,
  periodEnd,
  rankRegions,
  type Atlas,
  type CommendationScheme,
  type ExplainedRanking,
  type Period,
  type RankingInputs,
  type RankingRecord,
  type TrialWeights,
} from '@tidu/domain';
import { observeRegions } from './observe-regions.js';
import type { Warehouse } from './warehouse.js';

/** A ranking, and the sums it was computed from. */
export interface RankedSnapshot {
  inputs: RankingInputs;
  ranking: ExplainedRanking;
}

/**
 * Ranks the regions of a snapshot.
 *
 * @param trial weights that are only tried out
 * @throws TiduError scheme-inapplicable, unknown-indicator
 */
export async function rankFromSnapshot(
  warehouse: Warehouse,
  scheme: CommendationScheme,
  { atlas, period, trial }: { atlas: Atlas; period: Period; trial?: TrialWeights | undefined },
): Promise<RankedSnapshot> {
  const inputs = await observeRegions(warehouse, scheme, { atlas, period });
  const catalogue = { indicatorOf, figure };
  const ranking = rankRegions(scheme, { ...inputs, atlas, asOf: periodEnd(period), catalogue, trial });
  return { inputs, ranking: explainRanking(ranking, scheme) };
}

/** What a ranking is frozen of, beside the snapshot. */
export interface Freezing {
  atlas: Atlas;
  period: Period;
  scheme: CommendationScheme;
  /** The scheme as it stands in the ledger. */
  version: RankingRecord['scheme'];
  supersedes: RankingRecord['supersedes'];
}

/** Ranks the regions of a snapshot and freezes the ranking with everything it rests on. */
export async function freezeFromSnapshot(warehouse: Warehouse, freezing: Freezing): Promise<RankingRecord> {
  const { inputs, ranking } = await rankFromSnapshot(warehouse, freezing.scheme, freezing);
  const { id, contentHash, asOf, builtAt, synthetic } = warehouse.meta;
  const batches = await warehouse.sources();
  return freezeRanking({
    ...freezing,
    ...inputs,
    result: ranking,
    snapshot: { id, contentHash, asOf: asOf ?? builtAt, synthetic, batches },
    indicatorOf,
  });
}
