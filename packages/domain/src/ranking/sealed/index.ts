export {
  definitionOf,
  RANKING_RULES,
  type RankingRecord,
  type SealedBatch,
  type SealedDefinition,
} from './ranking-record.js';
export { differencesOf, type Difference } from './differences.js';
export { freezeRanking } from './freeze.js';
export { recompute, type RankingInputs } from './recompute.js';
export * from './states.js';
