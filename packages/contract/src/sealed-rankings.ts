import { z } from 'zod';
import { rankingResult } from './rankings.js';
import { fileAnswer, route } from './route.js';
import { runEntry } from './runs.js';
import { askedRegion, period } from './vocabulary.js';

const moment = z.iso.datetime({ offset: true });
const id = z.string().regex(/^r\d{8}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A place at which a sealed ranking and the one computed again differ. */
const difference = z.object({
  path: z.string(),
  sealed: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  found: z.union([z.string(), z.number(), z.boolean()]).nullable(),
});

/** One ranking of the archive. */
export const sealEntry = z.object({
  id,
  state: z.enum(['draft', 'reviewed', 'signed', 'discarded']),
  period,
  schemeId: z.string(),
  schemeVersion: z.number().int(),
  snapshotId: z.string(),
  /** Of the frozen record: what is reviewed and signed. */
  recordSha256: sha256,
  supersedes: id.nullable(),
  reason: z.string().nullable(),
  /** The signed edition that took its place. */
  supersededBy: id.nullable(),
  draftedBy: z.string(),
  draftedAt: moment,
  reviewedBy: z.string().nullable(),
  reviewedAt: moment.nullable(),
  signedBy: z.string().nullable(),
  signedAt: moment.nullable(),
  chainSeq: z.number().int().nullable(),
  hash: sha256.nullable(),
  /** When it was last computed again from the lake, and whether it came out equal. */
  verified: z.object({ at: moment, by: z.string(), isEqual: z.boolean() }).nullable(),
});
export type SealEntry = z.output<typeof sealEntry>;

/** What one can see of a seal at once, without the lake. */
const inspection = z.object({
  /** The text has the hash that was signed. */
  isRecordWhole: z.boolean(),
  /** Its seal stands on all the seals before it; null until it is signed. */
  isChainWhole: z.boolean().nullable(),
  /** Where the result computed again from the frozen sums differs; empty when it does not. */
  differences: z.array(difference),
});

const PROVINCE = ['administrator', 'officer', 'signer'] as const;
const CLERKS = ['administrator', 'officer'] as const;

/** Rankings on their way to the seal, and sealed: drafted, reviewed by a second look, signed by another person. */
export const sealedRankings = {
  list: route({
    method: 'GET',
    path: '/api/sealed-rankings',
    summary: 'Drafts, reviewed and signed rankings, newest first',
    access: [...PROVINCE, 'analyst'],
    scoped: true,
    input: z.object({ region: askedRegion }),
    output: z.object({ entries: z.array(sealEntry) }),
    errors: ['ranking-needs-province'],
  }),
  read: route({
    method: 'GET',
    path: '/api/sealed-rankings/:id',
    summary: 'One ranking as it was frozen, and whether its seal holds',
    access: [...PROVINCE, 'analyst'],
    scoped: true,
    input: z.object({ id, region: askedRegion }),
    output: z.object({ entry: sealEntry, inspection, result: rankingResult }),
    errors: ['ranking-needs-province', 'not-found'],
  }),
  record: route({
    method: 'GET',
    path: '/api/sealed-rankings/:id/record',
    summary: 'The frozen record as a file; its sha-256 is the one that was signed',
    access: [...PROVINCE, 'analyst'],
    scoped: true,
    download: true,
    input: z.object({ id, region: askedRegion }),
    output: fileAnswer,
    errors: ['ranking-needs-province', 'not-found'],
  }),
  draft: route({
    method: 'POST',
    path: '/api/sealed-rankings',
    summary: 'Freeze the ranking of a period as a draft: sums, scheme, tree of regions, result',
    access: CLERKS,
    scoped: true,
    input: z.object({
      region: askedRegion,
      period,
      scheme: z.string().max(60).optional(),
      version: z.number().int().min(1).optional(),
      /** A signed ranking this one takes the place of, and why. */
      supersedes: z.object({ id, reason: z.string().trim().min(2).max(500) }).optional(),
    }),
    output: sealEntry,
    errors: [
      ...(['no-snapshot', 'ranking-needs-province', 'not-found', 'scheme-inapplicable'] as const),
      ...(['ranking-superseded', 'ranking-stands'] as const),
    ],
  }),
  review: route({
    method: 'POST',
    path: '/api/sealed-rankings/:id/review',
    summary: 'Vouch for a draft',
    access: CLERKS,
    scoped: true,
    input: z.object({ id, region: askedRegion, recordSha256: sha256 }),
    output: sealEntry,
    errors: ['ranking-needs-province', 'not-found', 'ranking-state', 'ranking-changed'],
  }),
  sign: route({
    method: 'POST',
    path: '/api/sealed-rankings/:id/sign',
    summary: 'Sign a reviewed ranking; whoever drafted or reviewed it cannot',
    access: ['signer'],
    scoped: true,
    input: z.object({ id, region: askedRegion, recordSha256: sha256 }),
    output: sealEntry,
    errors: [
      ...(['ranking-needs-province', 'not-found', 'ranking-state', 'ranking-changed'] as const),
      ...(['ranking-needs-another-person', 'ranking-superseded', 'ranking-stands'] as const),
    ],
  }),
  discard: route({
    method: 'POST',
    path: '/api/sealed-rankings/:id/discard',
    summary: 'Put a draft aside; a signed ranking cannot be',
    access: PROVINCE,
    scoped: true,
    input: z.object({ id, region: askedRegion, recordSha256: sha256 }),
    output: sealEntry,
    errors: ['ranking-needs-province', 'not-found', 'ranking-state', 'ranking-changed'],
  }),
  document: route({
    method: 'POST',
    path: '/api/sealed-rankings/:id/document',
    summary:
      'Have a file made of a ranking: the workbook that computes it, the evidence pack, or a verification from the lake',
    access: PROVINCE,
    scoped: true,
    input: z.object({ id, region: askedRegion, kind: z.enum(['workbook', 'pack', 'verification']) }),
    output: runEntry,
    errors: ['ranking-needs-province', 'not-found'],
  }),
};
