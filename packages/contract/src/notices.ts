import { noticeWishSchema, SEVERITIES } from '@tidu/domain';
import { z } from 'zod';
import { fileAnswer, route } from './route.js';
import { regionId } from './vocabulary.js';

const moment = z.iso.datetime({ offset: true });
const severity = z.enum(SEVERITIES);
const fact = z.union([z.string(), z.number(), z.null()]);
const done = z.object({ done: z.literal(true) });
const ADMINISTRATORS = ['administrator'] as const;

/** One notice as its reader sees it. */
export const noticeEntry = z.object({
  id: z.string(),
  kind: z.string(),
  at: moment,
  severity: severity.nullable(),
  subject: z.string().nullable(),
  subjectId: z.string().nullable(),
  subjectName: z.string().nullable(),
  caseId: z.string().nullable(),
  facts: z.record(z.string(), fact),
  readAt: moment.nullable(),
});
export type NoticeEntryOfList = z.output<typeof noticeEntry>;

const hook = z.object({
  name: z.string().trim().min(1).max(80),
  format: z.enum(['wecom', 'dingtalk', 'feishu', 'json']),
  url: z.url({ protocol: /^https?$/ }).max(1000),
  regionId,
  minSeverity: severity,
  figures: z.boolean(),
  enabled: z.boolean(),
});

export const notices = {
  list: route({
    method: 'GET',
    path: '/api/notices',
    summary: 'What the caller was told, newest first',
    access: 'signed-in',
    scoped: false,
    input: z.object({
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ total: z.number().int(), unread: z.number().int(), rows: z.array(noticeEntry) }),
  }),
  live: route({
    method: 'GET',
    path: '/api/notices/live',
    summary: 'Server-sent events: the number of unread notices, at once and whenever it changes',
    access: 'signed-in',
    scoped: false,
    download: true,
    input: z.object({}),
    output: fileAnswer,
  }),
  read: route({
    method: 'POST',
    path: '/api/notices/read',
    summary: 'Mark everything the caller was told so far as read',
    access: 'signed-in',
    scoped: false,
    input: z.object({}),
    output: done,
  }),
  wish: route({
    method: 'GET',
    path: '/api/notices/wish',
    summary: 'How the caller wants to be told',
    access: 'signed-in',
    scoped: false,
    input: z.object({}),
    output: noticeWishSchema,
  }),
  saveWish: route({
    method: 'PUT',
    path: '/api/notices/wish',
    summary: 'Change how the caller wants to be told',
    access: 'signed-in',
    scoped: false,
    input: noticeWishSchema,
    output: noticeWishSchema,
  }),
  test: route({
    method: 'POST',
    path: '/api/notices/test',
    summary: 'Send the caller a word to try their ways with',
    access: 'signed-in',
    scoped: false,
    input: z.object({}),
    output: done,
  }),
  hooks: route({
    method: 'GET',
    path: '/api/notice-hooks',
    summary: 'Group robots and programs that are told; secrets are never shown',
    access: ADMINISTRATORS,
    scoped: false,
    input: z.object({}),
    output: z.object({ hooks: z.array(hook.extend({ id: z.string(), isSigned: z.boolean() })) }),
    errors: ['outside-scope'],
  }),
  saveHook: route({
    method: 'POST',
    path: '/api/notice-hooks',
    summary: 'Make a hook or change one; a secret left out stays as it is',
    access: ADMINISTRATORS,
    scoped: false,
    input: hook.extend({ id: z.uuid().nullable().default(null), secret: z.string().max(200).nullable().optional() }),
    output: z.object({ id: z.string() }),
    errors: ['not-found', 'outside-scope'],
  }),
  removeHook: route({
    method: 'DELETE',
    path: '/api/notice-hooks/:id',
    summary: 'Take a hook away',
    access: ADMINISTRATORS,
    scoped: false,
    input: z.object({ id: z.uuid() }),
    output: done,
    errors: ['not-found', 'outside-scope'],
  }),
  troubles: route({
    method: 'GET',
    path: '/api/notice-troubles',
    summary: 'Deliveries that are dead or still tried, newest first',
    access: ADMINISTRATORS,
    scoped: false,
    input: z.object({}),
    output: z.object({
      rows: z.array(
        noticeEntry.omit({ readAt: true }).extend({
          way: z.enum(['page', 'mail', 'hook']),
          recipient: z.string(),
          state: z.enum(['waiting', 'sent', 'dead']),
          attempt: z.number().int(),
          nextAt: moment,
          error: z.string().nullable(),
        }),
      ),
    }),
    errors: ['outside-scope'],
  }),
  retry: route({
    method: 'POST',
    path: '/api/notice-troubles/:id/retry',
    summary: 'Send a dead delivery again',
    access: ADMINISTRATORS,
    scoped: false,
    input: z.object({ id: z.string().regex(/^\d{1,18}$/) }),
    output: done,
    errors: ['not-found', 'outside-scope'],
  }),
};
