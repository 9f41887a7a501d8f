import { z } from 'zod';
import { fileAnswer, route } from './route.js';
import { runEntry } from './runs.js';
import { askedRegion, day, names, period, regionId } from './vocabulary.js';

const SENDERS = ['administrator', 'officer'] as const;

/** One file that came in, and what became of it. */
export const batchEntry = z.object({
  id: z.string(),
  fileName: z.string(),
  kind: z.enum(['register', 'title', 'event', 'filing']).nullable(),
  layout: z.string().nullable(),
  layoutName: names.nullable(),
  status: z.enum(['accepted', 'refused', 'withdrawn']),
  periods: z.array(period),
  receivedOn: day,
  recordedAt: z.iso.datetime({ offset: true }),
  sender: z.string(),
  /** Region the sender answered for. */
  scopeId: regionId,
  synthetic: z.boolean(),
  nLoaded: z.number().int(),
  nQuarantined: z.number().int(),
  nWarned: z.number().int(),
  nIgnored: z.number().int(),
  /** One sentence for the person who sent it. */
  sentence: names,
});
export type BatchEntry = z.output<typeof batchEntry>;

/** One thing wrong with one cell or row, and its cure. */
export const issueEntry = z.object({
  sheet: z.string(),
  row: z.number().int(),
  /** Name of the column as the layout calls it; null where the whole row is meant. */
  field: z.string().nullable(),
  code: z.string(),
  severity: z.enum(['refused', 'explain', 'warning']),
  found: z.string().nullable(),
  expected: z.string().nullable(),
  advice: names,
});

export const batches = {
  list: route({
    method: 'GET',
    path: '/api/batches',
    summary: 'Files that came in, newest first',
    access: SENDERS,
    scoped: true,
    input: z.object({
      region: askedRegion,
      period: period.optional(),
      status: z.enum(['accepted', 'refused', 'withdrawn']).optional(),
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ total: z.number().int(), batches: z.array(batchEntry) }),
  }),
  issues: route({
    method: 'GET',
    path: '/api/batches/:id/issues',
    summary: 'What is wrong with the rows of a file, with the cure of each',
    access: SENDERS,
    scoped: true,
    input: z.object({
      id: z.string().min(1).max(40),
      region: askedRegion,
      severity: z.enum(['refused', 'explain', 'warning']).optional(),
      offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
      limit: z.coerce.number().int().min(1).max(1000).default(200),
    }),
    output: z.object({ batch: batchEntry, total: z.number().int(), issues: z.array(issueEntry) }),
    errors: ['not-found'],
  }),
  withdraw: route({
    method: 'POST',
    path: '/api/batches/:id/withdraw',
    summary: 'Take a batch back; the figures change with the next publication, which is started',
    access: SENDERS,
    scoped: true,
    input: z.object({ id: z.string().min(1).max(40), region: askedRegion, reason: z.string().trim().min(2).max(500) }),
    output: batchEntry,
    errors: ['not-found'],
  }),
  original: route({
    method: 'GET',
    path: '/api/batches/:id/original',
    summary: 'The file as it was sent, byte for byte',
    access: SENDERS,
    scoped: true,
    download: true,
    input: z.object({ id: z.string().min(1).max(40), region: askedRegion }),
    output: fileAnswer,
    errors: ['not-found', 'file-unreadable'],
  }),
  upload: route({
    method: 'POST',
    path: '/api/uploads',
    summary: 'Send a file; the body is its bytes',
    access: SENDERS,
    scoped: true,
    upload: true,
    input: z.object({
      region: askedRegion,
      name: z.string().min(1).max(500),
      layout: z.string().max(60).optional(),
      period: period.optional(),
    }),
    output: runEntry,
    errors: ['file-unreadable', 'not-found'],
  }),
  layouts: route({
    method: 'GET',
    path: '/api/layouts',
    summary: 'Forms a file may have; it is recognised from its headers when none is named',
    access: SENDERS,
    scoped: false,
    input: z.object({}),
    output: z.object({
      layouts: z.array(z.object({ id: z.string(), name: names, kind: z.enum(['register', 'title', 'filing']) })),
    }),
  }),
};
