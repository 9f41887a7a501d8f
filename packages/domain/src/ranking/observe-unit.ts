import { TiduError } from '../errors.js';
import { codeInScheme, type CommendationIndicator, type CommendationScheme } from './commendation-scheme.js';
import { CONDUCT_NAMES, REGION_SENTENCES } from './commendation-sentences.js';
import type { Competitor } from './competitors.js';
import { measuresOf, type UnitMeasure } from './conduct.js';
import { reportingRateOf, sumsOfUnit } from './region-figures.js';
import type { RankableIndicator, RankedIndicator, RankingFacts } from './region-ranking.js';
import { round } from './round.js';
import type { SchemeName } from './scheme.js';

/** What is known of one unit, by indicator of the scheme. */
export interface ObservedUnit {
  figures: { value: number | null; n: number }[];
  reportingRate: number | null;
  measures: UnitMeasure[];
}

/**
 * Reads the figures of a unit from the sums of its regions.
 *
 * @throws TiduError `scheme-inapplicable` when what is counted elsewhere is more than the unit has
 */
export function observe<Entry extends RankableIndicator>(
  competitor: Competitor,
  scheme: CommendationScheme,
  { figures, duties, conduct, catalogue }: RankingFacts<Entry>,
): ObservedUnit {
  return {
    figures: scheme.indicators.map(indicator => {
      const entry = catalogue.indicatorOf(indicator.indicator);
      const sums = sumsOfUnit(competitor, codeInScheme(indicator), figures);
      if (sums.n < 0) {
        const name = (indicator.name ?? entry.name).zh;
        const reason = `${competitor.region.name}的“${name}”少于其中另计的部分`;
        throw new TiduError('scheme-inapplicable', { scheme: scheme.name.zh, reason });
      }
      const isCountOfNone = entry.over === 'standing' && sums.numerator === null;
      const { value } = catalogue.figure(entry, isCountOfNone ? { ...sums, numerator: 0 } : sums);
      return { value: perHead(value, indicator, competitor), n: sums.n };
    }),
    reportingRate: reportingRateOf(competitor, duties),
    measures: measuresOf(competitor, conduct, scheme),
  };
}

/** The figure per so many of what the scheme names; null where it does not say how many this unit has. */
function perHead(value: number | null, { per }: CommendationIndicator, { region }: Competitor): number | null {
  if (per === undefined || value === null) return value;
  const held = per.of[region.id];
  return held === undefined ? null : (value * per.times) / held;
}

/** Why a unit does not compete, the first reason that holds; null where it does. */
export function exclusionOf(
  { region }: Competitor,
  { figures, reportingRate, measures }: ObservedUnit,
  scheme: CommendationScheme,
  indicators: readonly RankedIndicator[],
): SchemeName | null {
  const veto = scheme.vetoes.find(({ region: vetoed }) => vetoed === region.id);
  if (veto) return REGION_SENTENCES.vetoed(veto.reason);
  const { minReportingRate } = scheme;
  if (minReportingRate !== null && (reportingRate ?? 0) < minReportingRate) {
    const rate = reportingRate === null ? null : round(reportingRate, 1).toFixed(1);
    return REGION_SENTENCES.lateReturns(rate, minReportingRate);
  }
  for (const { measure, limit } of scheme.conduct) {
    const share = measures.find(one => one.measure === measure)?.share ?? 0;
    if (limit !== undefined && share > limit)
      return REGION_SENTENCES.oddReturns(CONDUCT_NAMES[measure], round(share, 1).toFixed(1), limit);
  }
  for (const [at, { minSample = scheme.minSample }] of scheme.indicators.entries()) {
    const { name, weight } = indicators[at]!;
    const { value, n } = figures[at]!;
    // an indicator tried out at no weight keeps nobody from the ranking
    if (weight === 0) continue;
    if (n < minSample) return REGION_SENTENCES.tooFew(name, n, minSample);
    if (value === null) return REGION_SENTENCES.noFigure(name);
  }
  return null;
}
