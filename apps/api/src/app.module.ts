import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AccountsController } from './accounts/accounts.controller.js';
import { AlertRulesController } from './alert-rules/alert-rules.controller.js';
import { ApiTokensController } from './api-tokens/api-tokens.controller.js';
import { AnswerCache } from './answer-cache.js';
import { AuditController } from './audit/audit.controller.js';
import { BatchesController } from './batches/batches.controller.js';
import { CasesController } from './cases/cases.controller.js';
import { Decisions } from './decisions.js';
import { DocumentsController } from './documents/documents.controller.js';
import { EnterprisesController } from './enterprises/enterprises.controller.js';
import { FilingCalendarController } from './filing-calendar/filing-calendar.controller.js';
import { FilingFormController } from './filing-form/filing-form.controller.js';
import { FilingVersionsController } from './filing-versions/filing-versions.controller.js';
import { FilingProgressController } from './filing-progress/filing-progress.controller.js';
import { HealthController } from './health/health.controller.js';
import { Gate } from './http/gate.js';
import { KeptAnswers } from './http/kept-answers.js';
import { ProgramKeys } from './http/program-keys.js';
import { Refusals } from './http/refusals.js';
import { Sessions } from './http/sessions.js';
import { IndicatorsController } from './indicators/indicators.controller.js';
import { LadderController } from './ladder/ladder.controller.js';
import { LineageController } from './lineage/lineage.controller.js';
import { ProgrammeLibrary } from './programmes/library.js';
import { MoneyController } from './programmes/money.controller.js';
import { PreChecksController } from './programmes/pre-checks.controller.js';
import { ProgrammeLadderController } from './programmes/programme-ladder.controller.js';
import { ProgrammesController } from './programmes/programmes.controller.js';
import { TargetsController } from './programmes/targets.controller.js';
import { TasksController } from './programmes/tasks.controller.js';
import { WhatIfController } from './programmes/what-if.controller.js';
import { PastSnapshots } from './past-snapshots.js';
import { LiveNotices } from './notices/live-notices.js';
import { NoticesController } from './notices/notices.controller.js';
import { PublishedSnapshots } from './published-snapshots.js';
import { RankingDesk } from './rankings/ranking-desk.js';
import { RankingSchemesController } from './rankings/ranking-schemes.controller.js';
import { RankingsController } from './rankings/rankings.controller.js';
import { SealedRankingsController } from './rankings/sealed-rankings.controller.js';
import { RecognitionController } from './rankings/recognition.controller.js';
import { RegionsController } from './regions/regions.controller.js';
import { ReviewsController } from './reviews/reviews.controller.js';
import { RunEvents } from './runs/run-events.js';
import { RunsController } from './runs/runs.controller.js';
import { SourcesController } from './runs/sources.controller.js';
import { TimetableController } from './runs/timetable.controller.js';
import { SessionController } from './session/session.controller.js';
import { SignIn } from './session/sign-in.js';
import { SavedQueriesController } from './sql/saved-queries.controller.js';
import { SqlController } from './sql/sql.controller.js';
import { Workbench } from './sql/workbench.js';
import { StatusController } from './status/status.controller.js';
import { WarningsController } from './warnings/warnings.controller.js';

/** The whole counter. A new feature adds its controller to the list. */
@Module({
  controllers: [
    HealthController,
    SessionController,
    StatusController,
    IndicatorsController,
    LineageController,
    RegionsController,
    LadderController,
    FilingProgressController,
    FilingCalendarController,
    ReviewsController,
    AccountsController,
    EnterprisesController,
    WarningsController,
    AlertRulesController,
    CasesController,
    NoticesController,
    RankingsController,
    RankingSchemesController,
    RecognitionController,
    SealedRankingsController,
    ProgrammesController,
    PreChecksController,
    ProgrammeLadderController,
    TargetsController,
    MoneyController,
    TasksController,
    WhatIfController,
    BatchesController,
    DocumentsController,
    FilingFormController,
    FilingVersionsController,
    RunsController,
    SourcesController,
    TimetableController,
    AuditController,
    SqlController,
    SavedQueriesController,
    ApiTokensController,
  ],
  providers: [
    Sessions,
    ProgramKeys,
    SignIn,
    Workbench,
    PublishedSnapshots,
    LiveNotices,
    ProgrammeLibrary,
    PastSnapshots,
    RankingDesk,
    Decisions,
    RunEvents,
    { provide: AnswerCache, useFactory: () => new AnswerCache() },
    { provide: APP_GUARD, useClass: Gate },
    { provide: APP_INTERCEPTOR, useClass: KeptAnswers },
    { provide: APP_FILTER, useClass: Refusals },
  ],
})
export class AppModule {
  /** The module with what stands outside of it: configuration, ledger, atlas, clock, log. */
  static with(outside: Provider[]): DynamicModule {
    return { module: AppModule, providers: outside };
  }
}
