import type { Atlas } from '../vocabulary/atlas.js';
import type { Tier } from '../vocabulary/tier.js';
import type { Unit } from '../vocabulary/unit.js';
import type { CatalogueEntry } from './commendation-scheme.js';
import type { RegionConduct, UnitConduct } from './conduct.js';
import type { Derivation } from './derivation.js';
import type { RankedDirection } from './observation.js';
import type { RegionDuty, RegionFigure, UnitSums } from './region-figures.js';
import type { SchemeName } from './scheme.js';
import type { TrialWeights } from './trial-weights.js';

/** What the catalogue says of a ranked indicator. */
export interface RankableIndicator extends CatalogueEntry {
  name: SchemeName;
  unit: Unit;
  /** `standing` counts titles: of a region that is not named there are none. */
  over: string;
}

/** Everything a ranking of regions rests on. */
export interface RankingFacts<Entry extends RankableIndicator> {
  atlas: Atlas;
  /** Last day of the period, `YYYY-MM-DD`: regions as they stood then. */
  asOf: string;
  /** By region and indicator of the scheme; see `regionsOf` for the regions a scheme needs. */
  figures: readonly RegionFigure[];
  duties: readonly RegionDuty[];
  /** How returns came in, by region. */
  conduct: readonly RegionConduct[];
  /** The catalogue, and how it reads a figure from its sums. */
  catalogue: { indicatorOf(code: string): Entry; figure(entry: Entry, sums: UnitSums): { value: number | null } };
  /** Weights that are only tried out. */
  trial?: TrialWeights | undefined;
}

/** One indicator of a ranking, as read by people. */
export interface RankedIndicator {
  code: string;
  /** Of the catalogue. */
  indicator: string;
  /** Highest titles of the enterprises it is over; null for everybody. */
  tiers: Tier[] | null;
  name: SchemeName;
  unit: Unit;
  direction: RankedDirection;
  /** Share of 1. */
  weight: number;
}

/** How a unit came to its points on one indicator. */
export interface RankedPart {
  code: string;
  raw: number | null;
  n: number;
  treated: number | null;
  normalised: number | null;
  weighted: number | null;
}

/** One unit of a ranking of regions. */
export interface RankedRegion {
  regionId: string;
  name: SchemeName;
  /** 0…100, rounded once; null when it is not ranked. */
  score: number | null;
  rank: number | null;
  parts: RankedPart[];
  /** Filed ÷ due, in percent. */
  reportingRate: number | null;
  excluded: SchemeName | null;
  commended: boolean;
  conduct: UnitConduct;
}

/** A ranking of regions with everything that explains it. */
export interface RegionRanking {
  indicators: RankedIndicator[];
  tieRule: SchemeName;
  /** Whether the weights are not those of the scheme. */
  isTrial: boolean;
  /** Best first, then those that are not ranked in the order of the tree. */
  units: RankedRegion[];
  notes: SchemeName[];
  /** The index behind it, for robustness and for a reader who follows a number back. */
  derivation: Derivation;
}
