export { migrate, openLedger, type Ledger } from './ledger.js';
export * from './installation.js';
export * from './batches.js';
export * from './snapshots.js';
export * from './extensions.js';
export * from './reviews.js';
export * from './backups.js';
export * from './foreign-sources.js';
export * from './announcements.js';
export * from './locks.js';
export {
  changePassword,
  createAccount,
  disableAccount,
  enableAccount,
  findAccount,
  listAccounts,
  updateAccount,
} from './accounts.js';
export type { Account, Deed, NewAccount, Role } from './accounts.js';
export * from './sessions.js';
export * from './attempts.js';
export * from './audit.js';
export * from './progress.js';
export * from './password.js';
export {
  beginRun,
  cancelRun,
  endCancelledRun,
  failRun,
  findRun,
  listRuns,
  noteRun,
  recoverRuns,
  requestRun,
  retryRun,
  succeedRun,
} from './runs.js';
export type { Attempt, Job, Run, RunFilter, RunRequest, RunState, Stage, Trigger } from './runs.js';
export * from './ledger-copy.js';
export { startWorker, type Worker } from './queue.js';
export * from './warnings.js';
export * from './ranking-schemes.js';
export * from './rankings.js';
export { sealText } from './seal-chain.js';
export { canonicalJson, sha256 } from './canonical.js';
export * from './programme-files.js';
export * from './programme-work.js';
export * from './evaluations.js';
export * from './alert-rules.js';
export { writeNotices, type Notice, type NoticeKind } from './outbox.js';
export * from './notices.js';
export * from './notice-settings.js';
export * from './cases.js';
export type { Case, CaseEntry, CaseEntryKind, NewCase } from './case-rows.js';
export * from './api-tokens.js';
export { embargoesOn, withheldFrom } from './withheld-periods.js';
export { latestEvaluation } from './latest-evaluation.js';
export { toldWarnings, type ToldWarning } from './told-warnings.js';
export * from './saved-queries.js';
