import { CASE_STATES, DISPOSITIONS, RUNGS, SEVERITIES, type Disposition } from '@tidu/domain';
import { z } from 'zod';
import { fileAnswer, route } from './route.js';
import { askedRegion, day, names, period, regionId } from './vocabulary.js';

const moment = z.iso.datetime({ offset: true });
const severity = z.enum(SEVERITIES);
const disposition = z.enum(Object.keys(DISPOSITIONS) as [Disposition, ...Disposition[]]);
const words = z.string().trim().max(4000);

/** A problem that is followed to its end (事项). */
export const caseEntry = z.object({
  id: z.string(),
  /** Shown, such as C-2026-0012. */
  label: z.string(),
  openedAt: moment,
  openedBy: z.string(),
  rule: z.string().nullable(),
  title: z.string(),
  period: period.nullable(),
  subject: z.enum(['enterprise', 'region']),
  subjectId: z.string(),
  subjectName: z.string(),
  regionId: regionId.nullable(),
  regionName: names.nullable(),
  severity,
  rung: z.enum(RUNGS),
  assignee: z.string().nullable(),
  state: z.enum(CASE_STATES),
  dueOn: day.nullable(),
  disposition: disposition.nullable(),
  reason: z.string().nullable(),
  closedAt: moment.nullable(),
  /** What the next filing said. */
  outcome: z.enum(['confirmed', 'not-confirmed']).nullable(),
  reopened: z.number().int(),
});
export type CaseEntryOfList = z.output<typeof caseEntry>;

const step = z.object({
  at: moment,
  actor: z.string(),
  kind: z.string(),
  body: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

/** What is done with a case. */
const deed = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('assign'),
    assignee: z.string().min(1).max(64),
    dueOn: day.nullable().default(null),
    body: words.default(''),
  }),
  z.object({ act: z.literal('accept') }),
  z.object({ act: z.literal('comment'), body: words.min(1) }),
  z.object({ act: z.literal('escalate'), body: words.default('') }),
  z.object({ act: z.literal('close'), disposition, reason: words.min(1) }),
  z.object({ act: z.literal('reopen'), body: words.min(1) }),
]);

const HANDLERS = ['administrator', 'officer', 'secretary'] as const;

export const cases = {
  list: route({
    method: 'GET',
    path: '/api/cases',
    summary: 'Cases, those due first at the head',
    access: 'signed-in',
    scoped: 'enterprises',
    input: z.object({
      region: askedRegion,
      state: z.enum(['unclosed', 'closed', 'all']).default('unclosed'),
      /** Only those the caller has on hand. */
      mine: z.stringbool().default(false),
      overdue: z.stringbool().default(false),
      severity: severity.optional(),
      rule: z.string().max(60).optional(),
      subject: z.string().max(64).optional(),
      search: z.string().trim().max(100).optional(),
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    output: z.object({ today: day, total: z.number().int(), rows: z.array(caseEntry) }),
  }),
  loads: route({
    method: 'GET',
    path: '/api/case-loads',
    summary: 'Unclosed cases counted by person or by region',
    access: 'signed-in',
    scoped: 'enterprises',
    input: z.object({ region: askedRegion, by: z.enum(['assignee', 'region']).default('region') }),
    output: z.object({
      rows: z.array(
        z.object({
          key: z.string().nullable(),
          name: names.nullable(),
          unclosed: z.number().int(),
          overdue: z.number().int(),
          red: z.number().int(),
        }),
      ),
    }),
  }),
  read: route({
    method: 'GET',
    path: '/api/cases/:id',
    summary: 'One case with every step of its history, oldest first, and who may be given it',
    access: 'signed-in',
    scoped: 'enterprises',
    input: z.object({ id: z.uuid(), region: askedRegion }),
    output: z.object({
      case: caseEntry,
      today: day,
      steps: z.array(step),
      assignees: z.array(z.object({ login: z.string(), name: z.string(), role: z.string() })),
    }),
    errors: ['not-found'],
  }),
  open: route({
    method: 'POST',
    path: '/api/cases',
    summary: 'Open a case by hand: a problem an enterprise reports',
    access: HANDLERS,
    scoped: 'enterprises',
    input: z.object({
      region: askedRegion,
      enterpriseId: z.string().min(1).max(64),
      title: z.string().trim().min(1).max(200),
      body: words.default(''),
      severity: severity.default('yellow'),
    }),
    output: caseEntry,
    errors: ['no-snapshot', 'not-found'],
  }),
  act: route({
    method: 'POST',
    path: '/api/cases/:id/deeds',
    summary: 'Assign, take up, note, take up a rung, close or reopen a case',
    access: HANDLERS,
    scoped: 'enterprises',
    input: z.object({ id: z.uuid(), region: askedRegion, deed }),
    output: caseEntry,
    errors: ['not-found', 'case-refuses', 'assignee-outside'],
  }),
  attach: route({
    method: 'POST',
    path: '/api/cases/:id/files',
    summary: 'Attach a file to a case; the body is its bytes',
    access: HANDLERS,
    scoped: 'enterprises',
    upload: true,
    input: z.object({ id: z.uuid(), region: askedRegion, name: z.string().min(1).max(200) }),
    output: caseEntry,
    errors: ['not-found', 'case-refuses'],
  }),
  file: route({
    method: 'GET',
    path: '/api/cases/:id/files/:sha256',
    summary: 'A file that was attached to a case',
    access: 'signed-in',
    scoped: 'enterprises',
    download: true,
    input: z.object({ id: z.uuid(), region: askedRegion, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    output: fileAnswer,
    errors: ['not-found'],
  }),
};
