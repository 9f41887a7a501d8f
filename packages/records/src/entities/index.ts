import { AccountEntity, FailedAttemptEntity, SessionEntity } from './account.js';
import { AuditEntryEntity } from './audit-entry.js';
import { BackupEntity } from './backup.js';
import { BatchEntity } from './batch.js';
import { CaseEntity, CaseEntryEntity } from './case.js';
import { ForeignSourceEntity } from './foreign-source.js';
import { InstallationEntity } from './installation.js';
import {
  AttestedFactEntity,
  CadenceHeldEntity,
  PreCheckEntity,
  ProgrammeFileEntity,
  ScenarioEntity,
  TargetCountEntity,
  TaskNoteEntity,
  TaskStateEntity,
} from './programme.js';
import { NoticeDeliveryEntity, NoticeEntity, NoticeHookEntity, NoticeWishEntity } from './notice.js';
import { ProgressEntity } from './progress.js';
import { RankingEntity, RankingSchemeEntity, RankingVerificationEntity } from './ranking.js';
import { EmbargoEntity, FilingExtensionEntity, ReviewStepEntity } from './review.js';
import { ApiTokenEntity, SavedQueryEntity } from './query.js';
import { RunEntity } from './run.js';
import { PublishedSnapshotEntity, SnapshotEntity } from './snapshot.js';
import { AlertRuleEntity, EvaluationEntity, WarningEntity, WarningEventEntity } from './warning.js';

/** Every table of the ledger. */
export const ENTITIES = [
  InstallationEntity,
  BatchEntity,
  ReviewStepEntity,
  FilingExtensionEntity,
  EmbargoEntity,
  BackupEntity,
  ForeignSourceEntity,
  SnapshotEntity,
  PublishedSnapshotEntity,
  AccountEntity,
  SessionEntity,
  FailedAttemptEntity,
  AuditEntryEntity,
  ProgressEntity,
  RunEntity,
  WarningEntity,
  WarningEventEntity,
  EvaluationEntity,
  RankingSchemeEntity,
  RankingEntity,
  RankingVerificationEntity,
  ProgrammeFileEntity,
  PreCheckEntity,
  AttestedFactEntity,
  TargetCountEntity,
  TaskStateEntity,
  TaskNoteEntity,
  CadenceHeldEntity,
  ScenarioEntity,
  AlertRuleEntity,
  CaseEntity,
  CaseEntryEntity,
  NoticeEntity,
  NoticeDeliveryEntity,
  NoticeHookEntity,
  NoticeWishEntity,
  ApiTokenEntity,
  SavedQueryEntity,
];
