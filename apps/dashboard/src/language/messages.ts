import { alertRulesEn, alertRulesZh } from './alert-rules.js';
import { casesEn, casesZh } from './cases.js';
import { noticesEn, noticesZh } from './notices.js';
import { enterprisesEn, enterprisesZh } from './enterprises.js';
import { auditEn, auditZh } from './audit.js';
import { documentsEn, documentsZh } from './documents.js';
import { filingFormEn, filingFormZh } from './filing-form.js';
import { indicatorsEn, indicatorsZh } from './indicators.js';
import { lineageEn, lineageZh } from './lineage.js';
import { columnsEn, columnsZh } from './columns.js';
import { filingsEn, filingsZh } from './filings.js';
import { operationsEn, operationsZh } from './operations.js';
import { enterpriseEn, enterpriseZh } from './enterprise.js';
import { commendationEn, commendationZh } from './commendation.js';
import { programmeEn, programmeZh } from './programme.js';
import { rankingEn, rankingZh } from './ranking.js';
import { registerChangeEn, registerChangeZh } from './register-change.js';
import { warningsEn, warningsZh } from './warnings.js';
import { overviewEn, overviewZh } from './overview.js';
import { passwordEn, passwordZh } from './password.js';
import { peopleEn, peopleZh } from './people.js';
import { reviewEn, reviewZh } from './review.js';
import { runsEn, runsZh } from './runs.js';
import { shellEn, shellZh } from './shell.js';
import { signInEn, signInZh } from './sign-in.js';
import { sqlEn, sqlZh } from './sql.js';

/** The languages of the page, the first one first. */
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The same keys with the same arguments as the Chinese table: a sentence without its twin does not compile. */
export type Twin<T> = {
  [K in keyof T]: T[K] extends (...given: infer A) => string
    ? (...given: A) => string
    : T[K] extends string
      ? string
      : Twin<T[K]>;
};

const zh = {
  shell: shellZh,
  signIn: signInZh,
  password: passwordZh,
  overview: overviewZh,
  indicators: indicatorsZh,
  enterprises: enterprisesZh,
  enterprise: enterpriseZh,
  registerChange: registerChangeZh,
  warnings: warningsZh,
  programme: programmeZh,
  cases: casesZh,
  alertRules: alertRulesZh,
  notices: noticesZh,
  ranking: rankingZh,
  commendation: commendationZh,
  review: reviewZh,
  runs: runsZh,
  columns: columnsZh,
  filings: filingsZh,
  documents: documentsZh,
  filingForm: filingFormZh,
  lineage: lineageZh,
  operations: operationsZh,
  people: peopleZh,
  audit: auditZh,
  sql: sqlZh,
};
const en: Twin<typeof zh> = {
  shell: shellEn,
  signIn: signInEn,
  password: passwordEn,
  overview: overviewEn,
  indicators: indicatorsEn,
  enterprises: enterprisesEn,
  enterprise: enterpriseEn,
  registerChange: registerChangeEn,
  warnings: warningsEn,
  programme: programmeEn,
  cases: casesEn,
  alertRules: alertRulesEn,
  notices: noticesEn,
  ranking: rankingEn,
  commendation: commendationEn,
  review: reviewEn,
  runs: runsEn,
  columns: columnsEn,
  filings: filingsEn,
  documents: documentsEn,
  filingForm: filingFormEn,
  lineage: lineageEn,
  operations: operationsEn,
  people: peopleEn,
  audit: auditEn,
  sql: sqlEn,
};

export type Messages = Twin<typeof zh>;

/** Every sentence of the page, by language; one file a page. */
export const MESSAGES: Record<Language, Messages> = { zh, en };
