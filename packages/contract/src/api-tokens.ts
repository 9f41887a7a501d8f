import { z } from 'zod';
import { route } from './route.js';
import { names, regionId } from './vocabulary.js';

const moment = z.iso.datetime({ offset: true });
const id = z.string().min(1).max(40);
const permit = z.enum(['sql', 'read']).meta({ description: 'sql runs queries, read reads what the pages read' });

/** A key by which a program asks in the name of an account. */
export const apiToken = z.object({
  id,
  name: z.string(),
  permits: z.array(permit),
  /** Narrower than its owner's; null for the same. */
  regionId: regionId.nullable(),
  regionName: names.nullable(),
  createdAt: moment,
  expiresAt: moment,
  lastUsedAt: moment.nullable(),
  revokedAt: moment.nullable(),
});
export type ApiTokenEntry = z.output<typeof apiToken>;

/** The longest a key may live, in days. */
export const LONGEST_TOKEN_DAYS = 366;

export const apiTokens = {
  list: route({
    method: 'GET',
    path: '/api/tokens',
    summary: 'The caller’s own keys for programs',
    access: 'signed-in',
    scoped: false,
    input: z.object({}),
    output: z.object({ tokens: z.array(apiToken) }),
  }),
  create: route({
    method: 'POST',
    path: '/api/tokens',
    summary: 'Make a key for a program: shown this once, ended by its day or by its owner',
    access: 'signed-in',
    scoped: false,
    input: z.object({
      name: z.string().trim().min(1).max(100),
      permits: z.array(permit).min(1).max(2),
      regionId: regionId.nullable().default(null),
      days: z.number().int().min(1).max(LONGEST_TOKEN_DAYS).default(90),
    }),
    output: z.object({ token: z.string(), entry: apiToken }),
    errors: ['outside-scope', 'not-found'],
  }),
  revoke: route({
    method: 'DELETE',
    path: '/api/tokens/:id',
    summary: 'End a key of one’s own',
    access: 'signed-in',
    scoped: false,
    input: z.object({ id }),
    output: z.object({ id }),
    errors: ['not-found'],
  }),
};
