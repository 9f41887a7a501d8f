import type { Sql } from '../../sql.js';
import type { Period } from '../../vocabulary/period.js';
import type { Region } from '../../vocabulary/region.js';
import type { RegionConduct } from '../conduct.js';
import type { ExplainedRanking } from '../explain-ranking.js';
import type { RegionDuty, RegionFigure } from '../region-figures.js';

/** Version of the rules a record is computed by; raised when the same inputs and scheme give another result. */
export const RANKING_RULES = 'ranking-rules-1';

/** A batch of the lake a sealed ranking rests on, as a snapshot is built from it. */
export interface SealedBatch {
  id: string;
  seq: number;
  kind: 'register' | 'title' | 'event' | 'filing';
  form: string;
  recordedAt: string;
  receivedOn: string;
}

/** What an indicator was on the day of the seal: who counts, and the two sums. */
export interface SealedDefinition {
  code: string;
  over: string;
  population: string;
  numerator: string;
  denominator: string | null;
  factor: number;
  reading: string;
}

/**
 * A ranking frozen: everything it was made from, and everything it says.
 *
 * It is kept as canonical JSON; the sha-256 of that text is what is signed. It holds no enterprise: sums of regions only.
 */
export interface RankingRecord {
  form: 1;
  rules: { version: string; indicators: SealedDefinition[] };
  rootId: string;
  period: Period;
  /** Last day of the period. */
  asOf: string;
  scheme: { id: string; version: number; text: string; sha256: string };
  snapshot: {
    id: string;
    contentHash: string;
    /** Everything learned up to this instant is in. */
    asOf: string;
    synthetic: boolean;
    batches: SealedBatch[];
  };
  /** The tree as it stood. */
  regions: Region[];
  figures: RegionFigure[];
  duties: RegionDuty[];
  conduct: RegionConduct[];
  result: ExplainedRanking;
  /** The edition this one takes the place of, and why. */
  supersedes: { id: string; sha256: string; reason: string } | null;
}

/** What an indicator is, in the words a record keeps. */
export function definitionOf(indicator: DefinedIndicator): SealedDefinition {
  const { code, over, population, numerator, denominator, factor, reading } = indicator;
  return {
    ...{ code, over, factor, reading },
    population: population.text,
    numerator: numerator.text,
    denominator: denominator?.text ?? null,
  };
}

/** What the catalogue says of an indicator that a record keeps. */
export interface DefinedIndicator {
  code: string;
  over: string;
  population: Sql;
  numerator: Sql;
  denominator: Sql | null;
  factor: number;
  reading: string;
}
