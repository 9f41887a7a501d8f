export * from './question.js';
export { arrowOfAnswers, type ArrowAnswer } from './arrow-answers.js';
export { observeRegions } from './observe-regions.js';
export * from './rank-from-snapshot.js';
export { openWarehouse, type Warehouse } from './warehouse.js';
export { publish, type LiveBatch, type Publication, type PublishOptions } from './publish.js';
export { accept, type Accepted, type AcceptOptions } from './accept/accept.js';
export { countRowChanges, type EarlierBatch } from './accept/row-changes.js';
export type { Lock } from './accept/check-locks.js';
export type { CellsFile } from './accept/source.js';
export type { Comparison, ComparedField, ComparisonQuestion, FiledRow, HeldCell } from './read/compare-versions.js';
export type { AlertObservations, AlertQuestion, AlertValue, WatchedEnterprise } from './read/alerts.js';
export type { BackTest, BackTestQuestion, OutcomeRule } from './read/back-test.js';
export type { RegionFigure } from './read/alert-regions.js';
export type {
  EnterpriseEntry,
  EnterpriseFile,
  EnterpriseQuestion,
  RegisterEntry,
  TitleOfEnterprise,
} from './read/enterprises.js';
export type { FilingVersion } from './read/filing-versions.js';
export type { Breakthrough, TeamResult } from './read/recognition.js';
export type { FiledValues } from './read/filed-values.js';
export type { ProgressQuestion } from './read/filing-progress.js';
export type { Reporter } from './read/reporters.js';
export type {
  CriterionFinding,
  EnterpriseFinding,
  TierFinding,
  VerdictCount,
  VerdictCountQuestion,
  VerdictFilter,
  VerdictQuestion,
} from './read/verdicts.js';
export type { AttestedFact, RuleInquiry } from './read/verdicts-wide.js';
export type { RuleTier, ShiftCount, ShiftedEnterprise, VerdictShift } from './read/verdict-shift.js';
export type { ExpiringTitle, FirstTitle, Grant, HolderCount, RungFlow } from './read/title-history.js';
export { workbookOf, type ListColumn } from './workbook.js';
export { keepOriginal, openOriginal, originalPath, type Original } from './originals.js';
export type { Trace, TracedEnterprise, TraceQuestion } from './read/trace.js';
export type { HeldValue } from './read/held-values.js';
export { readOrigins, type BatchOrigin, type ColumnOrigin } from './origin.js';
export { readIssues, type IssueQuestion, type StoredIssue } from './issues.js';
export * from './sandbox/index.js';
export * from './scope/index.js';
