import { periodEnd, type Period } from '../../vocabulary/period.js';
import type { Atlas } from '../../vocabulary/atlas.js';
import type { CommendationScheme } from '../commendation-scheme.js';
import type { ExplainedRanking } from '../explain-ranking.js';
import { definitionOf, RANKING_RULES, type DefinedIndicator, type RankingRecord } from './ranking-record.js';
import type { RankingInputs } from './recompute.js';

/** What a record is frozen from. */
export interface Frozen extends RankingInputs {
  period: Period;
  atlas: Atlas;
  scheme: CommendationScheme;
  /** The scheme as it stands in the ledger. */
  version: RankingRecord['scheme'];
  snapshot: RankingRecord['snapshot'];
  result: ExplainedRanking;
  supersedes: RankingRecord['supersedes'];
  indicatorOf(code: string): DefinedIndicator;
}

/** Puts everything a ranking was made from beside what it says. */
export function freezeRanking(frozen: Frozen): RankingRecord {
  const { period, atlas, scheme, version, snapshot, figures, duties, conduct, result, supersedes, indicatorOf } =
    frozen;
  const codes = [...new Set(scheme.indicators.map(({ indicator }) => indicator))];
  return {
    form: 1,
    rules: { version: RANKING_RULES, indicators: codes.map(code => definitionOf(indicatorOf(code))) },
    rootId: atlas.root.id,
    period,
    asOf: periodEnd(period),
    scheme: { id: version.id, version: version.version, text: version.text, sha256: version.sha256 },
    snapshot,
    regions: [...atlas.regions],
    figures: [...figures],
    duties: [...duties],
    conduct: [...conduct],
    result,
    supersedes,
  };
}
