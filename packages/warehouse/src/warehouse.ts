import { sql, type AlertRule, type Evidence, type Period, type Tier } from '@tidu/domain';
import type {
  Answer,
  FilingProgress,
  LadderRung,
  MissingReporter,
  PeriodCoverage,
  ProtectedAnswer,
  Question,
  SnapshotCounts,
  SnapshotMeta,
} from './question.js';
import { readComparison, type Comparison, type ComparisonQuestion } from './read/compare-versions.js';
import type { LiveBatch } from './publish.js';
import { readBackTest, type BackTest, type BackTestQuestion } from './read/back-test.js';
import { readDiffusion, readPeriodsPastDue, type RegionFigure } from './read/alert-regions.js';
import {
  readAlertObservations,
  readAlertValues,
  type AlertObservations,
  type AlertQuestion,
  type AlertValue,
} from './read/alerts.js';
import {
  readEnterprise,
  readEnterprises,
  type EnterpriseEntry,
  type EnterpriseFile,
  type EnterpriseQuestion,
} from './read/enterprises.js';
import { readFiledValues, type FiledValues } from './read/filed-values.js';
import { readFilingProgress, readPeriods, type ProgressQuestion } from './read/filing-progress.js';
import { readMissingReporters } from './read/missing-reporters.js';
import { readLadder } from './read/ladder.js';
import { protectAnswers } from './read/protected.js';
import { readQuartiles, type Quartiles } from './read/quartiles.js';
import { readReporters, type Reporter } from './read/reporters.js';
import { openSnapshotFile, type SnapshotFile } from './read/snapshot-file.js';
import { rankingReads, type RankingReads } from './read/ranking-reads.js';
import { readSourceBatches } from './read/source-batches.js';
import { readTrace, type Trace, type TraceQuestion } from './read/trace.js';
import { readEvidence } from './read/evidence.js';
import {
  readExpiring,
  readFirstTitles,
  readGrants,
  readHolders,
  readRungFlow,
  type ExpiringTitle,
  type FirstTitle,
  type Grant,
  type HolderCount,
  type HolderQuestion,
  type RungFlow,
  type TitleScope,
} from './read/title-history.js';
import { readValues } from './read/values.js';
import { readVerdictShift, type RuleTier, type ShiftQuestion, type VerdictShift } from './read/verdict-shift.js';
import {
  readVerdictCounts,
  readVerdicts,
  type EnterpriseFinding,
  type VerdictCount,
  type VerdictCountQuestion,
  type VerdictQuestion,
  type VerdictScope,
} from './read/verdicts.js';
import type { RuleInquiry } from './read/verdicts-wide.js';

/** A published snapshot, open for reading. */
export interface Warehouse extends RankingReads {
  readonly meta: SnapshotMeta;
  /** Figures, in the order of the asked codes, then periods, then keys; a group without rows is absent. */
  values(question: Question): Promise<Answer[]>;
  /** The same, kept back where they would tell of single enterprises to who answers for these regions only. */
  protectedValues(question: Question, own: readonly string[]): Promise<ProtectedAnswer[]>;
  /** Where the enterprises of the division of one lie with an indicator; periods with too few are absent. */
  quartiles(question: { enterpriseId: string; code: string; periods: readonly Period[] }): Promise<Quartiles[]>;
  /** Rungs lowest first; every tier is present. */
  ladder(question: { period: Period; regionId: string }): Promise<LadderRung[]>;
  /** The regions below the asked one, in the order of the atlas; its own total under `total`. */
  filingProgress(question: ProgressQuestion): Promise<{ total: FilingProgress; rows: FilingProgress[] }>;
  /** Who owes a report for a period and has not filed it, who missed most first. */
  missingReporters(question: {
    period: Period;
    regionId: string;
    offset: number;
    limit: number;
  }): Promise<{ total: number; rows: MissingReporter[] }>;
  /** Who owes a report for a period, by region and code, with what was filed a year before. */
  reporters(question: { period: Period; regionId: string }): Promise<Reporter[]>;
  /** What one enterprise filed for a period, and for the same period a year before. */
  filedValues(question: { enterpriseId: string; period: Period }): Promise<FiledValues>;
  /** Oldest first, for one region and everything below it. */
  periods(regionId?: string): Promise<PeriodCoverage[]>;
  /** One page of enterprises. */
  enterprises(question: EnterpriseQuestion): Promise<{ total: number; rows: EnterpriseEntry[] }>;
  /** One enterprise within a scope; null outside it. */
  enterprise(id: string, scope: Pick<EnterpriseQuestion, 'regionId' | 'secretaries'>): Promise<EnterpriseFile | null>;
  /** Two versions of one return, field by field; null where there are no such two. */
  comparison(question: ComparisonQuestion): Promise<Comparison | null>;
  /** The enterprises behind a figure, and the filed rows their values come from. */
  trace(question: TraceQuestion): Promise<Trace>;
  /** The batches the snapshot was built from, in the order of their sequence. */
  sources(): Promise<LiveBatch[]>;
  /** One page of what a rule comes to in every enterprise. */
  verdicts(rule: RuleInquiry, question: VerdictQuestion): Promise<{ total: number; rows: EnterpriseFinding[] }>;
  /** The same counted. */
  verdictCounts(rule: RuleInquiry, question: VerdictCountQuestion): Promise<VerdictCount[]>;
  /** What changes from one rule to another. */
  verdictShift(rules: readonly [RuleTier, RuleTier], question: ShiftQuestion): Promise<VerdictShift>;
  /** What is known of enterprises for a rule, by id; those outside the scope are absent. */
  evidence(rule: RuleInquiry, scope: VerdictScope): Promise<Map<string, Evidence>>;
  /** Holders of titles on some days, in all and by the parts of a region. */
  holders(question: HolderQuestion): Promise<HolderCount[]>;
  /** Grants in [from, to), each with the history of its enterprise. */
  grants(question: TitleScope & { from: string; to: string }): Promise<Grant[]>;
  /** Titles held on a day that end by another. */
  expiring(question: TitleScope & { on: string; until: string }): Promise<ExpiringTitle[]>;
  /** Flow between the rungs, year by year. */
  rungFlow(question: TitleScope & { years: readonly number[] }): Promise<RungFlow[]>;
  /** When each part of a region had its first title of a tier. */
  firstTitles(question: TitleScope & { tier: Tier }): Promise<FirstTitle[]>;
  /** What every level of every alert rule sees in every enterprise and period. */
  alertObservations(question: AlertQuestion): Promise<AlertObservations>;
  /** The newest value one level of a rule has for some enterprises. */
  alertValues(
    question: Omit<AlertQuestion, 'rules'>,
    of: { rule: AlertRule; level: number; ids: readonly string[] },
  ): Promise<AlertValue[]>;
  /** What a rule would have done over every period. */
  backTest(question: BackTestQuestion): Promise<BackTest>;
  /** Diffusion index of a field, by region and period. */
  diffusion(field: string, level: 'prefecture' | 'county'): Promise<RegionFigure[]>;
  /** Periods whose deadline has passed on a day, oldest first. */
  periodsPastDue(today: string): Promise<string[]>;
  close(): void;
}

/**
 * Opens a snapshot read-only.
 *
 * @throws TiduError `snapshot-damaged` when the file does not have its recorded hash, or a `.wal` stands beside it
 */
export async function openWarehouse(file: { file: string; fileSha256: string }): Promise<Warehouse> {
  const snapshot = await openSnapshotFile(file);
  try {
    const meta = await readMeta(snapshot);
    const { rootId } = meta;
    const regionOrder = await readRegionOrder(snapshot);
    return {
      meta,
      values: question => readValues(snapshot, rootId, regionOrder, question),
      protectedValues: async (question, own) =>
        protectAnswers(
          snapshot,
          rootId,
          question,
          await readValues(snapshot, rootId, regionOrder, question),
          new Set(own),
        ),
      quartiles: question => readQuartiles(snapshot, question),
      ladder: question => readLadder(snapshot, rootId, question),
      filingProgress: question => readFilingProgress(snapshot, rootId, regionOrder, question),
      missingReporters: question => readMissingReporters(snapshot, rootId, question),
      reporters: question => readReporters(snapshot, rootId, question),
      filedValues: question => readFiledValues(snapshot, question),
      periods: (regionId = rootId) => readPeriods(snapshot, rootId, regionId),
      enterprises: question => readEnterprises(snapshot, rootId, question),
      enterprise: (id, scope) => readEnterprise(snapshot, rootId, id, scope),
      comparison: question => readComparison(snapshot, question),
      trace: question => readTrace(snapshot, rootId, question),
      ...rankingReads(snapshot, rootId),
      sources: () => readSourceBatches(snapshot),
      verdicts: (rule, question) => readVerdicts(snapshot, rootId, rule, question),
      verdictCounts: (rule, question) => readVerdictCounts(snapshot, rootId, rule, question),
      verdictShift: (rules, question) => readVerdictShift(snapshot, rootId, rules, question),
      evidence: (rule, scope) => readEvidence(snapshot, rootId, rule, scope),
      holders: question => readHolders(snapshot, rootId, question),
      grants: question => readGrants(snapshot, rootId, question),
      expiring: question => readExpiring(snapshot, rootId, question),
      rungFlow: question => readRungFlow(snapshot, rootId, question),
      firstTitles: question => readFirstTitles(snapshot, rootId, question),
      alertObservations: question => readAlertObservations(snapshot, question),
      alertValues: (question, of) => readAlertValues(snapshot, { ...question, rules: [of.rule] }, of),
      backTest: question => readBackTest(snapshot, question),
      diffusion: (field, level) => readDiffusion(snapshot, field, level),
      periodsPastDue: today => readPeriodsPastDue(snapshot, today),
      close: () => snapshot.close(),
    };
  } catch (error) {
    snapshot.close();
    throw error;
  }
}

type MetaRow = {
  id: string;
  content_hash: string;
  root_id: string;
  as_of: string | null;
  built_at: string;
  built_by: string;
  synthetic: boolean;
} & { [Count in keyof SnapshotCounts]: number };

async function readMeta(snapshot: SnapshotFile): Promise<SnapshotMeta> {
  const [row] = await snapshot.rows<MetaRow>(sql`SELECT * FROM meta`);
  const {
    id,
    content_hash: contentHash,
    root_id: rootId,
    as_of: asOf,
    built_at,
    built_by: _,
    synthetic,
    ...counts
  } = row!;
  return { id, contentHash, rootId, asOf: asOf && toIso(asOf), builtAt: toIso(built_at), synthetic, counts };
}

/** DuckDB prints a moment in UTC without saying so. */
function toIso(timestamp: string): string {
  return new Date(`${timestamp.replace(' ', 'T')}Z`).toISOString();
}

async function readRegionOrder(snapshot: SnapshotFile): Promise<Map<string, number>> {
  const rows = await snapshot.rows<{ id: string; sort: number }>(sql`SELECT id, sort FROM region`);
  return new Map(rows.map(({ id, sort }) => [id, sort]));
}
