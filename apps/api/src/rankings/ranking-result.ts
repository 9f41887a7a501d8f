import type { RankingResult } from '@tidu/contract';
import type { CommendationScheme, ExplainedRanking, Period } from '@tidu/domain';

/** A ranking as the contract tells it. */
export function toRankingResult(
  ranking: ExplainedRanking,
  scheme: CommendationScheme,
  { period, version }: { period: Period; version: number | null },
): RankingResult {
  const { id, name, clause, quotation, places, minSample, minReportingRate, decimals } = scheme;
  const { indicators, tieRule, isTrial, ...told } = ranking;
  return {
    ...told,
    period,
    scheme: {
      ...{ id, version, name, clause, quotation, places, minSample, minReportingRate, decimals, tieRule, indicators },
      normalise: scheme.normalise.by,
      aggregate: scheme.aggregate.by,
      isTrial: isTrial || version === null,
    },
  };
}
