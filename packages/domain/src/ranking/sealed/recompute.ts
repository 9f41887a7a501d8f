import { createAtlas } from '../../vocabulary/atlas.js';
import type { CatalogueEntry } from '../commendation-scheme.js';
import { readCommendationScheme } from '../commendation-scheme.js';
import { explainRanking, type ExplainedRanking } from '../explain-ranking.js';
import { rankRegions } from '../rank-regions.js';
import type { RankableIndicator, RankingFacts } from '../region-ranking.js';
import type { RankingRecord } from './ranking-record.js';

/** The catalogue as a record is recomputed with it. */
export interface CatalogueAtHand<Entry extends RankableIndicator> {
  entries: readonly CatalogueEntry[];
  indicatorOf: RankingFacts<Entry>['catalogue']['indicatorOf'];
  figure: RankingFacts<Entry>['catalogue']['figure'];
}

/** What a record is made from: sums and duties, as frozen or as read again from the lake. */
export type RankingInputs = Pick<RankingRecord, 'figures' | 'duties' | 'conduct'>;

/**
 * The result of a record computed anew by its own scheme, in its own tree.
 *
 * @throws TiduError `scheme-invalid`, `scheme-inapplicable` or `unknown-indicator` when the program no longer knows what it needs
 */
export function recompute<Entry extends RankableIndicator>(
  record: RankingRecord,
  { figures, duties, conduct }: RankingInputs,
  { entries, indicatorOf, figure }: CatalogueAtHand<Entry>,
): ExplainedRanking {
  const scheme = readCommendationScheme(record.scheme.text, record.scheme.id, entries);
  const ranking = rankRegions(scheme, {
    figures,
    duties,
    conduct,
    atlas: createAtlas(record.regions, record.rootId),
    asOf: record.asOf,
    catalogue: { indicatorOf, figure },
  });
  return explainRanking(ranking, scheme);
}
