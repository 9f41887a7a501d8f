import type { Atlas } from '../vocabulary/atlas.js';
import { commend, type Commended } from './commend.js';
import { codeInScheme, type CommendationScheme } from './commendation-scheme.js';
import { nameOf, tieRuleOf } from './commendation-sentences.js';
import { type Competition, competitionOf, regionsAsked } from './competitors.js';
import { conductOf } from './conduct.js';
import { compute } from './compute.js';
import type { Derivation } from './derivation.js';
import { notesOnBounds, notesOnTies, notesOnUnits } from './notes-on-regions.js';
import { oriented } from './observation.js';
import { exclusionOf, observe } from './observe-unit.js';
import type {
  RankableIndicator,
  RankedIndicator,
  RankedRegion,
  RankingFacts,
  RegionRanking,
} from './region-ranking.js';
import { compositeScheme, type CompositeScheme, type SchemeName } from './scheme.js';
import { toShares } from './weigh.js';

/** The regions whose figures a ranking by this scheme needs. */
export function regionsOf(scheme: CommendationScheme, atlas: Atlas, asOf: string): string[] {
  return regionsAsked(competitionOf(scheme, atlas, asOf));
}

/**
 * Ranks regions by a commendation scheme.
 *
 * Who is vetoed, filed too little or rests on too few enterprises does not compete and sets no bound for the others. Ranks
 * follow the scores as printed: what is equal in the last digit shown is equal.
 *
 * @throws TiduError `scheme-inapplicable`, or `unknown-indicator` from the catalogue
 */
export function rankRegions<Entry extends RankableIndicator>(
  scheme: CommendationScheme,
  facts: RankingFacts<Entry>,
): RegionRanking {
  const competition = competitionOf(scheme, facts.atlas, facts.asOf);
  const indicators = indicatorsOf(scheme, facts);
  const observed = competition.competitors.map(competitor => observe(competitor, scheme, facts));
  const excluded = competition.competitors.map((competitor, unit) =>
    exclusionOf(competitor, observed[unit]!, scheme, indicators),
  );
  const derivation = compute(
    {
      units: competition.competitors.map(({ region }) => ({ id: region.id, name: region.name })),
      columns: new Map(indicators.map(({ code }, at) => [code, observed.map(({ figures }) => figures[at]!.value)])),
      labels: new Map(),
    },
    compositeOf(scheme, indicators, competition, excluded),
  );
  const commended = commendedOf(scheme, indicators, derivation);
  const conduct = conductOf(
    observed.map(({ measures }) => measures),
    derivation.units.map(({ score }) => score),
    scheme,
  );
  const units = derivation.units.map((unit, at): RankedRegion => ({
    regionId: unit.id,
    name: nameOf(competition.competitors[at]!.region),
    score: unit.score,
    rank: unit.rank,
    parts: derivation.indicators.map(({ code, raw, treated, normalised, weighted }, of) => ({
      code,
      raw: raw[at] ?? null,
      n: observed[at]!.figures[of]!.n,
      treated: treated[at] ?? null,
      normalised: normalised[at] ?? null,
      weighted: weighted[at] ?? null,
    })),
    reportingRate: observed[at]!.reportingRate,
    excluded: unit.excluded,
    commended: commended.isCommended[at]!,
    conduct: conduct[at]!,
  }));
  return {
    indicators,
    tieRule: tieRuleOf(scheme, code => indicators.find(indicator => indicator.code === code)!.name),
    isTrial: isTrial(scheme, indicators),
    units: units.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0),
    notes: [
      ...notesOnUnits(competition, facts.atlas, facts.duties),
      ...derivation.notes,
      ...notesOnBounds(scheme, indicators, units),
      ...notesOnTies(units, commended),
    ],
    derivation,
  };
}

/** The indicators of a scheme with their names from the catalogue and their weights as shares. */
function indicatorsOf<Entry extends RankableIndicator>(
  scheme: CommendationScheme,
  { catalogue, trial }: RankingFacts<Entry>,
): RankedIndicator[] {
  const shares = toShares(scheme.indicators.map(({ weight }) => weight));
  return scheme.indicators.map((indicator, at) => {
    const { name, unit, direction } = catalogue.indicatorOf(indicator.indicator);
    const better = indicator.direction ?? direction;
    return {
      code: codeInScheme(indicator),
      indicator: indicator.indicator,
      tiers: indicator.tiers ?? null,
      name: indicator.name ?? name,
      unit,
      // a scheme that was read has said so where the catalogue does not
      direction: better === 'neutral' ? 'higher-is-better' : better,
      weight: trial?.get(codeInScheme(indicator)) ?? shares[at]!,
    };
  });
}

function isTrial(scheme: CommendationScheme, indicators: readonly RankedIndicator[]): boolean {
  const shares = toShares(scheme.indicators.map(({ weight }) => weight));
  return indicators.some(({ weight }, at) => Math.abs(weight - shares[at]!) > 1e-9);
}

/** The index behind a commendation: what is excluded is named, the rest is arithmetic. */
function compositeOf(
  scheme: CommendationScheme,
  indicators: readonly RankedIndicator[],
  { competitors }: Competition,
  excluded: readonly (SchemeName | null)[],
): CompositeScheme {
  const form = compositeScheme.parse({
    id: scheme.id,
    name: scheme.name,
    exclude: competitors.flatMap(({ region }, unit) =>
      excluded[unit] ? [{ unit: region.id, reason: excluded[unit] }] : [],
    ),
    normalise: scheme.normalise,
    aggregate: scheme.aggregate,
    indicators: scheme.indicators.map(({ winsorise }, at) => ({
      code: indicators[at]!.code,
      name: indicators[at]!.name,
      direction: indicators[at]!.direction,
      treat: winsorise === undefined ? [] : [{ by: 'cap', min: winsorise.low, max: winsorise.high }],
    })),
    result: { decimals: scheme.decimals, ties: scheme.ties.ranks },
  });
  // a weight that is only tried out may be 0, which no scheme may say
  return {
    ...form,
    indicators: form.indicators.map((indicator, at) => ({ ...indicator, weight: indicators[at]!.weight })),
  };
}

function commendedOf(
  { places, ties }: CommendationScheme,
  indicators: readonly RankedIndicator[],
  derivation: Derivation,
): Commended {
  const ranks = derivation.units.map(({ rank }) => rank);
  const { atLastPlace } = ties;
  if (typeof atLastPlace === 'string') return commend(ranks, places, atLastPlace);
  const at = indicators.findIndex(({ code }) => code === atLastPlace.leadsOn);
  return commend(ranks, places, oriented(derivation.indicators[at]!.raw, indicators[at]!.direction));
}
