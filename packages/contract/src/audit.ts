import { z } from 'zod';
import { route } from './route.js';

export const auditEntry = z.object({
  seq: z.number().int(),
  at: z.iso.datetime({ offset: true }),
  actor: z.string(),
  /** `<subject>.<verb>`, for example `batch.withdraw`. */
  action: z.string(),
  subject: z.string(),
  detail: z.record(z.string(), z.unknown()),
  hash: z.string(),
});
export type AuditRow = z.output<typeof auditEntry>;

export const audit = {
  list: route({
    method: 'GET',
    path: '/api/audit',
    summary: 'Who did what, newest first',
    access: ['administrator'],
    scoped: false,
    input: z.object({
      actor: z.string().max(100).optional(),
      action: z.string().max(100).optional(),
      subject: z.string().max(200).optional(),
      before: z.coerce.number().int().min(1).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    output: z.object({ entries: z.array(auditEntry) }),
    errors: ['outside-scope'],
  }),
  verify: route({
    method: 'GET',
    path: '/api/audit/verification',
    summary: 'Recomputes the whole chain and says where it breaks',
    access: ['administrator'],
    scoped: false,
    input: z.object({}),
    output: z.object({ entries: z.number().int(), brokenAt: z.number().int().nullable(), hash: z.string() }),
    errors: ['outside-scope'],
  }),
};
