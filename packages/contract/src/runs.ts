import { z } from 'zod';
import { fileAnswer, route } from './route.js';

const moment = z.iso.datetime({ offset: true });

export const JOBS = ['ingest', 'publish', 'evaluate', 'document', 'backup', 'pull', 'export', 'exports'] as const;
export const job = z.enum(JOBS);
export type Job = z.output<typeof job>;

export const runState = z.enum(['queued', 'running', 'succeeded', 'failed', 'cancelled']);

/** One piece of work: what asked for it, how far it came, and what came of it. */
export const runEntry = z.object({
  id: z.string(),
  job,
  trigger: z.enum(['timetable', 'upload', 'inbox', 'page', 'operator', 'job']),
  /** Who asked: a login, or the name of a process. */
  actor: z.string(),
  /** What it is about: a file's name, a snapshot. */
  subject: z.string(),
  state: runState,
  attempt: z.number().int(),
  createdAt: moment,
  startedAt: moment.nullable(),
  endedAt: moment.nullable(),
  /** How far the running stage is. */
  progress: z.object({ done: z.number().int(), total: z.number().int(), label: z.string() }).nullable(),
  stages: z.array(
    z.object({
      name: z.string(),
      startedAt: moment,
      endedAt: moment.nullable(),
      counts: z.record(z.string(), z.number()),
    }),
  ),
  /** What went wrong and what to do, for people. */
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** The batch an ingest made, the snapshot a publication made. */
  result: z.record(z.string(), z.string()),
  /** Who wants it to stop; null as long as nobody does. */
  cancelledBy: z.string().nullable(),
});
export type RunEntry = z.output<typeof runEntry>;

const OPERATORS = ['administrator', 'officer'] as const;

export const runs = {
  list: route({
    method: 'GET',
    path: '/api/runs',
    summary: 'Runs, newest first',
    access: OPERATORS,
    scoped: true,
    input: z.object({
      region: z.string().optional(),
      job: job.optional(),
      state: runState.optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    output: z.object({ runs: z.array(runEntry) }),
  }),
  read: route({
    method: 'GET',
    path: '/api/runs/:id',
    summary: 'One run',
    // a signer waits for files too: the evidence pack, a verification
    access: [...OPERATORS, 'signer'],
    scoped: true,
    input: z.object({ id: z.string().min(1).max(40), region: z.string().optional() }),
    output: runEntry,
    errors: ['not-found'],
  }),
  events: route({
    method: 'GET',
    path: '/api/run-events',
    summary: 'Every change of a run as it happens: server-sent events named run, each with one run',
    access: OPERATORS,
    scoped: true,
    download: true,
    input: z.object({
      region: z.string().optional(),
      /** It ends then and the browser comes again, so that nobody watches longer than a session lasts. */
      seconds: z.coerce.number().int().min(0).max(600).default(300),
    }),
    output: fileAnswer,
  }),
  retry: route({
    method: 'POST',
    path: '/api/runs/:id/retry',
    summary: 'Run a failed run again',
    access: OPERATORS,
    scoped: true,
    input: z.object({ id: z.string().min(1).max(40), region: z.string().optional() }),
    output: runEntry,
    errors: ['not-found', 'not-failed'],
  }),
  cancel: route({
    method: 'POST',
    path: '/api/runs/:id/cancel',
    summary: 'Stop a run: one that waits at once, one that runs at its next step',
    access: OPERATORS,
    scoped: true,
    input: z.object({ id: z.string().min(1).max(40), region: z.string().optional() }),
    output: runEntry,
    errors: ['not-found', 'run-ended'],
  }),
};

/** When jobs run by themselves. */
export const timetableEntry = z.object({
  job,
  name: z.object({ zh: z.string(), en: z.string() }),
  /** Five fields, local time. */
  cron: z.string(),
  nextAt: moment.nullable(),
  lastRun: runEntry.nullable(),
});

export const timetable = {
  read: route({
    method: 'GET',
    path: '/api/timetable',
    summary: 'The timetable, with the next and the last run of each job',
    access: ['administrator'],
    scoped: false,
    input: z.object({}),
    output: z.object({ entries: z.array(timetableEntry) }),
  }),
  run: route({
    method: 'POST',
    path: '/api/timetable/:job/run',
    summary: 'Run a job now',
    access: ['administrator'],
    scoped: false,
    input: z.object({ job: z.enum(['publish', 'evaluate', 'backup', 'exports']) }),
    output: runEntry,
  }),
};

/** A backup that stands, and what its last check found. */
export const backupEntry = z.object({
  id: z.string(),
  folder: z.string(),
  madeAt: moment,
  snapshotId: z.string().nullable(),
  files: z.number().int(),
  bytes: z.number(),
  checkedAt: moment.nullable(),
  /** What the check found wrong; null where all was well. */
  fault: z.string().nullable(),
});
export type BackupEntry = z.output<typeof backupEntry>;

export const backups = {
  list: route({
    method: 'GET',
    path: '/api/backups',
    summary: 'Backups that stand, newest first',
    access: ['administrator'],
    scoped: false,
    input: z.object({}),
    output: z.object({
      backups: z.array(backupEntry),
      kept: z.object({ days: z.number(), weeks: z.number(), months: z.number() }),
    }),
  }),
};

/** A source a bureau declared, and how far it was read. */
export const sourceEntry = z.object({
  id: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  kind: z.enum(['postgres', 'http']),
  layout: z.string(),
  cron: z.string(),
  nextAt: moment.nullable(),
  watermark: z.string().nullable(),
  pulledAt: moment.nullable(),
  lastRun: runEntry.nullable(),
});
export type SourceEntry = z.output<typeof sourceEntry>;

export const sources = {
  list: route({
    method: 'GET',
    path: '/api/sources',
    summary: 'Foreign sources, how far each was read, and what is wrong with declarations that cannot be used',
    access: ['administrator'],
    scoped: false,
    input: z.object({}),
    output: z.object({ sources: z.array(sourceEntry), faults: z.array(z.string()) }),
  }),
  pull: route({
    method: 'POST',
    path: '/api/sources/:id/pull',
    summary: 'Read a source now',
    access: ['administrator'],
    scoped: false,
    input: z.object({ id: z.string().min(1).max(60) }),
    output: runEntry,
    errors: ['not-found', 'outside-scope'],
  }),
};

export const snapshots = {
  list: route({
    method: 'GET',
    path: '/api/snapshots',
    summary: 'Snapshots, newest first',
    access: ['administrator'],
    scoped: false,
    input: z.object({ limit: z.coerce.number().int().min(1).max(500).default(50) }),
    output: z.object({
      snapshots: z.array(
        z.object({
          id: z.string(),
          builtAt: moment,
          publishedAt: moment.nullable(),
          contentHash: z.string(),
          counts: z.record(z.string(), z.number()),
          synthetic: z.boolean(),
          isCurrent: z.boolean(),
        }),
      ),
    }),
  }),
};
