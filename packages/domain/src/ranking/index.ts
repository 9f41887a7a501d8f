export { type Column, type Observation, type RankedDirection } from './observation.js';
export { readCompositeScheme } from './read-scheme.js';
export { type CompositeScheme, compositeScheme, type SchemeName } from './scheme.js';
export { compute } from './compute.js';
export type * from './derivation.js';
export type { ValueTable } from './value-table.js';
export { readValues, type ValueIssue, type ValueRecord } from './read-values.js';
export * from './robustness/index.js';
export {
  codeInScheme,
  commendationScheme,
  type CommendationIndicator,
  type CommendationScheme,
  readCommendationScheme,
} from './commendation-scheme.js';
export { rankRegions, regionsOf } from './rank-regions.js';
export { competitionOf, type Competition, type Competitor } from './competitors.js';
export { sumsOfUnit, type RegionDuty, type RegionFigure, type UnitSums } from './region-figures.js';
export type * from './region-ranking.js';
export { readTrialWeights, type TrialWeights } from './trial-weights.js';
export * from './sealed/index.js';
export { explainRanking, type ExplainedRanking, type ExplainedRegion, REPLICATIONS, SEED } from './explain-ranking.js';
export {
  CONDUCT_MEASURES,
  type ConductCount,
  type ConductMeasure,
  type RegionConduct,
  type UnitConduct,
  type UnitMeasure,
} from './conduct.js';
export { CONDUCT_NAMES } from './commendation-sentences.js';
