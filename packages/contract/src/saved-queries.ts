import { z } from 'zod';
import { fileAnswer, route } from './route.js';
import { runState } from './runs.js';
import { sqlForm, sqlParameter } from './sql.js';
import { names } from './vocabulary.js';

const QUERYING = ['administrator', 'officer', 'analyst', 'signer'] as const;
const moment = z.iso.datetime({ offset: true });
const id = z.string().min(1).max(40);

/** What its owner says of a query. */
const wish = {
  title: z.string().trim().min(1).max(100),
  sql: z.string().min(1).max(50_000),
  parameters: z.array(sqlParameter).max(50).default([]),
  isShared: z.boolean().default(false),
  /** Exported by itself, with its owner's rights of that day; null for never. */
  export: z
    .object({ every: z.enum(['day', 'week', 'month']), form: sqlForm })
    .nullable()
    .default(null),
};

/** A query somebody keeps, shows to others, or has exported by itself. */
export const savedQuery = z.object({
  id,
  ...wish,
  owner: z.object({ login: z.string(), name: z.string(), regionName: names }),
  isOwn: z.boolean(),
  updatedAt: moment,
});
export type SavedQueryEntry = z.output<typeof savedQuery>;

export const savedQueries = {
  list: route({
    method: 'GET',
    path: '/api/sql/queries',
    summary: 'The caller’s own queries, and those shared by people of the same line of regions',
    access: QUERYING,
    scoped: false,
    input: z.object({}),
    output: z.object({ queries: z.array(savedQuery) }),
  }),
  create: route({
    method: 'POST',
    path: '/api/sql/queries',
    summary: 'Keep a query',
    access: QUERYING,
    scoped: false,
    input: z.object(wish),
    output: savedQuery,
  }),
  replace: route({
    method: 'PUT',
    path: '/api/sql/queries/:id',
    summary: 'Replace a query of one’s own',
    access: QUERYING,
    scoped: false,
    input: z.object({ id, ...wish }),
    output: savedQuery,
    errors: ['not-found'],
  }),
  forget: route({
    method: 'DELETE',
    path: '/api/sql/queries/:id',
    summary: 'Forget a query of one’s own',
    access: QUERYING,
    scoped: false,
    input: z.object({ id }),
    output: z.object({ id }),
    errors: ['not-found'],
  }),
  exports: route({
    method: 'GET',
    path: '/api/sql/exports',
    summary: 'What was exported by itself of the caller’s queries, newest first',
    access: QUERYING,
    scoped: false,
    input: z.object({}),
    output: z.object({
      exports: z.array(
        z.object({
          id,
          queryId: z.string(),
          title: z.string(),
          at: moment,
          state: runState,
          rows: z.number().nullable(),
          error: z.string().nullable(),
        }),
      ),
    }),
  }),
  fetch: route({
    method: 'GET',
    path: '/api/sql/exports/:id',
    summary: 'The file of an export',
    access: QUERYING,
    scoped: false,
    download: true,
    input: z.object({ id }),
    output: fileAnswer,
    errors: ['not-found'],
  }),
};
