import { CATALOGUE, figure, indicatorOf } from '../src/index.js';
import { type CommendationScheme, readCommendationScheme } from '../src/ranking/commendation-scheme.js';
import type { RegionConduct } from '../src/ranking/conduct.js';
import { rankRegions } from '../src/ranking/rank-regions.js';
import type { RegionDuty, RegionFigure } from '../src/ranking/region-figures.js';
import type { RegionRanking } from '../src/ranking/region-ranking.js';
import type { TrialWeights } from '../src/ranking/trial-weights.js';
import { createAtlas } from '../src/vocabulary/atlas.js';
import { readRegions } from '../src/vocabulary/region.js';

/** A province of four prefectures X, Y, Z and W, an agency M beside them, and a county K in X. */
export const fourPrefectures = createAtlas(
  readRegions(`id,name,parent,level,kind,name_en
P,省,,province,admin,Province
X,甲市,P,prefecture,admin,Jia
Y,乙市,P,prefecture,admin,Yi
Z,丙市,P,prefecture,admin,Bing
W,丁市,P,prefecture,admin,
M,山管委会,P,prefecture,agency,
K,甲县,X,county,admin,
`),
  'P',
);

export const ASKED = '2026-09-30';

/** A commendation scheme over the real catalogue. */
export const schemeFrom = (text: string): CommendationScheme => readCommendationScheme(text, 'c.yaml', CATALOGUE);

/** Provincial titles and growth of revenue, half and half. */
export const titlesAndGrowth = (rest = ''): CommendationScheme =>
  schemeFrom(`id: t
name: 试
clause: 一
quotation: 试
indicators:
  - { indicator: enterprises-by-tier, tiers: [provincial], minSample: 0 }
  - { indicator: revenue-growth, winsorise: { low: -100, high: 100 } }
${rest}`);

/** A count of titles, and growth in percent over `n` enterprises whose revenue was 100 in all. */
export function facts(region: string, titles: number | null, growth: number | null, n = 20): RegionFigure[] {
  const count = { regionId: region, code: 'enterprises-by-tier', numerator: titles, denominator: null, n: titles ?? 0 };
  const denominator = growth === null ? null : 100;
  return [
    ...(titles === null ? [] : [count]),
    { regionId: region, code: 'revenue-growth', numerator: growth, denominator, n },
  ];
}

export const FOUR = [...facts('X', 10, 20), ...facts('Y', 6, 10), ...facts('Z', 4, 5), ...facts('W', 0, 0)];

/** The ranking of the four prefectures by these figures. */
export function rankedBy(
  scheme: CommendationScheme,
  figures: RegionFigure[],
  { duties = [], conduct = [], trial }: { duties?: RegionDuty[]; conduct?: RegionConduct[]; trial?: TrialWeights } = {},
): RegionRanking {
  return rankRegions(scheme, {
    atlas: fourPrefectures,
    asOf: ASKED,
    figures,
    duties,
    conduct,
    catalogue: { indicatorOf, figure },
    trial,
  });
}

/** Region, score, rank, whether commended: best first. */
export const placesOf = ({ units }: RegionRanking): [string, number | null, number | null, boolean][] =>
  units.map(({ regionId, score, rank, commended }) => [regionId, score, rank, commended]);
