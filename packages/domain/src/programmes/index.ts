export type { Passage } from './citation.js';
export * from './quantity.js';
export * from './condition.js';
export * from './condition-on.js';
export {
  PURPOSES,
  TIER_KINDS,
  type Band,
  type Criterion,
  type Exception,
  type Exclusion,
  type Fact,
  type ProgrammeTier,
  type Purpose,
  type Score,
  type ScoreItem,
} from './criterion.js';
export {
  TARGET_KINDS,
  valuesOf,
  type RegionTarget,
  type Target,
  type TargetActual,
  type TargetValue,
} from './target.js';
export { INCENTIVE_KINDS, RECIPIENTS, type Incentive } from './incentive.js';
export { INTERVALS, type Assessment, type Cadence, type Interval, type Task } from './organisation.js';
export { CITED_LISTS, programmeSchema, type Programme } from './programme.js';
export type * from './dictionary.js';
export { checkProgramme, readProgramme } from './read-programme.js';
export { conditionsIn } from './condition-problems.js';
export * from './text-account.js';
export * from './rule-book.js';
export { fullYears, isInIndustries, type Evidence, type Inquiry, type OnFile, type Truth } from './evidence.js';
export { asksForMuch, bound } from './figures.js';
export type { ConditionVerdict, UnknownReason } from './decide-condition.js';
export type { PointRange } from './points.js';
export * from './decide.js';
export * from './progress.js';
export * from './entitlement.js';
export * from './calendar.js';
export * from './cases.js';
export * from './numbers.js';
export * from './shortfalls.js';
