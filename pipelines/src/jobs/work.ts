import { stat } from 'node:fs/promises';
import { TiduError, verdictSentence } from '@tidu/domain';
import {
  beginRun,
  endCancelledRun,
  failRun,
  noteRun,
  requestRun,
  succeedRun,
  type Job,
  type Run,
  type Stage,
} from '@tidu/records';
import { originalPath } from '@tidu/warehouse';
import type { Dock } from '../dock.js';
import { namedLayout } from '../layouts.js';
import { backup } from './backup.js';
import { makeDocument } from './document.js';
import { buildScopes } from '../scopes.js';
import { evaluate } from './evaluate.js';
import { exportQuery, requestExports } from './exports.js';
import { ingest } from './ingest.js';
import { publishLive } from './publish.js';
import { pull } from './pull.js';

const ACTOR = 'pipelines';
/** A failure that may pass is tried again after these many seconds; after the last, a person decides. */
const RETRY_AFTER_SECONDS = [2, 15, 120];

/** What a job is given: its run, the clock, and a way to say how far it is. */
interface Work {
  dock: Dock;
  run: Run;
  clock: () => Date;
  stage(name: string, counts?: Record<string, number>): Promise<void>;
  progress(done: number, total: number, label: string): Promise<void>;
}

/** What each job does. It returns what it made, and asks for what follows from it. */
const JOBS: Record<Job, (work: Work) => Promise<Record<string, string>>> = {
  ingest: ingestRun,
  publish: publishRun,
  evaluate: evaluateRun,
  pull: async ({ dock, run, clock, stage }) => {
    const id = run.input['source'] ?? '';
    await stage('read');
    const { rows, watermark } = await pull(dock, { id, actor: run.actor, now: clock(), env: process.env });
    await stage('hand-over', { rows });
    return { source: id, rows: String(rows), ...(watermark !== null && { watermark }) };
  },
  backup: ({ dock, run, clock, stage }) => backup(dock, { actor: run.actor, now: clock(), onStage: stage }),
  export: async ({ dock, run, clock, stage }) => {
    await stage('query');
    return exportQuery(dock, run, clock());
  },
  exports: async ({ dock, clock }) => ({ asked: String(await requestExports(dock, { now: clock() })) }),
  document: ({ dock, run, clock, stage }) => makeDocument({ dock, run, now: clock(), onStage: stage }),
};

/** Does one run of the queue and records what came of it; never throws for what the run itself did wrong. */
export async function workOn(dock: Dock, runId: string, clock: () => Date): Promise<void> {
  const run = await beginRun(dock.ledger, runId, { at: clock() });
  if (run === null) return;
  await dock.reached('run:begun');
  const stages: Stage[] = [];
  const endStage = () => {
    const last = stages.at(-1);
    if (last && last.endedAt === null) last.endedAt = clock().toISOString();
  };
  const work: Work = {
    dock,
    run,
    clock,
    stage: async (name, counts = {}) => {
      endStage();
      stages.push({ name, startedAt: clock().toISOString(), endedAt: null, counts });
      await noteRun(dock.ledger, run, { stages, progress: null });
    },
    progress: (done, total, label) => noteRun(dock.ledger, run, { stages, progress: { done, total, label } }),
  };
  try {
    const result = await JOBS[run.job](work);
    endStage();
    await dock.reached('run:done');
    await succeedRun(dock.ledger, run, { stages, result, at: clock() });
  } catch (error) {
    endStage();
    if (error instanceof TiduError && error.code === 'run-cancelled') {
      return endCancelledRun(dock.ledger, run, { stages, at: clock() });
    }
    const retryAfterSeconds = mayPass(error) ? (RETRY_AFTER_SECONDS[run.attempt - 1] ?? null) : null;
    await failRun(dock.ledger, run, { stages, error: told(error), at: clock(), retryAfterSeconds });
  }
}

async function ingestRun({ dock, run, stage, clock }: Work): Promise<Record<string, string>> {
  const { sha256 = '', name = '', layout, period, receivedAt } = run.input;
  const path = originalPath(dock.home, sha256);
  const { size } = await stat(path).catch(() => {
    throw new TiduError('file-unreadable', { file: name, reason: '原件已不在 files/ 里' });
  });
  const verdict = await ingest(dock, {
    original: { sha256, path, bytes: size },
    name,
    ...(layout && { layout: await namedLayout(layout, layout) }),
    ...(period && { period }),
    scopeId: run.scopeId,
    sender: run.actor,
    receivedAt: receivedAt ? new Date(receivedAt) : run.createdAt,
    onStage: stage,
  });
  const takesPart = verdict.outcome !== 'reject_file' && verdict.load > 0;
  if (takesPart) await ask(dock, 'publish', run.subject, clock());
  await dock.reached('ingest:asked');
  return { batch: verdict.batch ?? '', outcome: verdict.outcome, sentence: verdictSentence(verdict, 'zh') };
}

async function publishRun({ dock, run, stage, progress, clock }: Work): Promise<Record<string, string>> {
  await stage('build');
  let told = 0;
  let stopped: unknown = null;
  const { id, contentHash, counts } = await publishLive(dock, {
    actor: run.actor,
    now: clock(),
    onProgress: (done, total) => {
      // Somebody wanted it to stop, or another process took over: the build is thrown away.
      if (stopped !== null) throw stopped;
      // Not every period is worth a row in the ledger.
      if (done - told < total / 20 && done < total) return;
      told = done;
      void progress(done, total, '汇总各期').catch((error: unknown) => {
        if (error instanceof TiduError) stopped = error;
      });
    },
  });
  await stage('publish', { enterprises: counts.enterprises, filings: counts.filings });
  await ask(dock, 'evaluate', id, clock());
  return { snapshot: id, contentHash };
}

async function evaluateRun({ dock, stage, clock }: Work): Promise<Record<string, string>> {
  await stage('evaluate');
  const counts = await evaluate(dock, { now: clock() });
  await stage('record', counts);
  await stage('scopes', { files: await buildScopes(dock, clock()) });
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)]));
}

/** Asks for the job that follows; one that waits already will do it. */
async function ask(dock: Dock, job: 'publish' | 'evaluate', subject: string, at: Date): Promise<void> {
  const request = { job, trigger: 'job', actor: ACTOR, subject, scopeId: dock.atlas.root.id, input: {} } as const;
  await requestRun(dock.ledger, request, { at });
}

/** What a person must mend is not tried again; what a database or a disk did may pass. */
function mayPass(error: unknown): boolean {
  return !(error instanceof TiduError) || error.code === 'not-ready' || error.code === 'source-unreachable';
}

function told(error: unknown): { code: string; message: string } {
  if (error instanceof TiduError) return { code: error.code, message: error.message };
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unforeseen';
  if (code === 'ENOSPC') return { code, message: '磁盘已满，没有写成。腾出空间后重跑，原来的数据没有变动。' };
  const what = error instanceof Error ? error.message : String(error);
  return { code, message: `没有做完：${what.slice(0, 500)}。原来的数据没有变动，可以重跑。` };
}
