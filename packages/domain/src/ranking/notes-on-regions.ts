import type { Atlas } from '../vocabulary/atlas.js';
import type { Commended } from './commend.js';
import type { CommendationScheme } from './commendation-scheme.js';
import { nameOf, placementSentence, REGION_SENTENCES } from './commendation-sentences.js';
import type { Competition } from './competitors.js';
import type { RegionDuty } from './region-figures.js';
import type { RankedIndicator, RankedRegion } from './region-ranking.js';
import { round } from './round.js';
import type { SchemeName } from './scheme.js';

/** Who was placed where, and whose enterprises count for nobody. */
export function notesOnUnits(
  { competitors, placements, leftOver }: Competition,
  atlas: Atlas,
  duties: readonly RegionDuty[],
): SchemeName[] {
  const holders = [...competitors.map(({ region }) => region), ...placements.map(({ name }) => name), ...leftOver];
  const outside = duties
    .filter(({ regionId }) => !holders.some(({ id }) => atlas.within(regionId, id)))
    .reduce((sum, { nExpected }) => sum + nExpected, 0);
  return [
    ...placements.map(placement =>
      placementSentence(placement, placement.name, placement.as === 'folded' ? atlas.get(placement.into) : undefined),
    ),
    ...leftOver.map(region => REGION_SENTENCES.leftOver(nameOf(region))),
    ...(outside > 0 ? [REGION_SENTENCES.outside(outside)] : []),
  ];
}

/** Whose figures count as a bound. */
export function notesOnBounds(
  scheme: CommendationScheme,
  indicators: readonly RankedIndicator[],
  units: readonly RankedRegion[],
): SchemeName[] {
  return scheme.indicators.flatMap(({ winsorise }, at) => {
    const beyond = units.flatMap(({ name, parts }): [SchemeName, string][] => {
      const { raw, treated } = parts[at]!;
      return raw === null || treated === null || raw === treated ? [] : [[name, String(round(raw, 1))]];
    });
    if (winsorise === undefined || beyond.length === 0) return [];
    return [REGION_SENTENCES.winsorised(indicators[at]!.name, winsorise.low, winsorise.high, beyond)];
  });
}

/** Who shared the last place when there was not room for all, and whether there was anything to rank. */
export function notesOnTies(units: readonly RankedRegion[], { tied }: Commended): SchemeName[] {
  const ranked = units.filter(({ rank }) => rank !== null).length;
  const sharing = tied.map(at => units[at]!);
  return [
    ...(ranked < 2 ? [REGION_SENTENCES.tooFewUnits(ranked)] : []),
    ...(sharing.length > 0
      ? [
          REGION_SENTENCES.tied(
            sharing[0]!.rank!,
            sharing.map(({ name }) => name),
            sharing.filter(({ commended }) => commended).map(({ name }) => name),
          ),
        ]
      : []),
  ];
}
