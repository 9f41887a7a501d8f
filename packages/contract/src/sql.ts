import { z } from 'zod';
import { fileAnswer, route } from './route.js';
import { names, regionId } from './vocabulary.js';

/** Who may write SQL; a secretary answers for single enterprises, which no scope file is cut to. */
const QUERYING = ['administrator', 'officer', 'analyst', 'signer'] as const;

const moment = z.iso.datetime({ offset: true });

/** The most of one answer, and the longest it may take; a caller may ask for less. */
export const SQL_LIMITS = {
  rows: 5_000_000,
  rowsOnPage: 100_000,
  bytes: 2 * 1024 ** 3,
  seconds: 120,
  secondsOnPage: 30,
};

/** A value of a `$name` in a query. */
export const sqlParameter = z.object({
  name: z.string().regex(/^[\p{L}_][\p{L}\p{N}_]{0,62}$/u),
  type: z.enum(['text', 'number', 'day', 'boolean']),
  value: z.union([z.string().max(10_000), z.number(), z.boolean()]).nullable(),
});
export type SqlParameter = z.output<typeof sqlParameter>;

/** What a form of answer is called in `Accept`, and the end of its file's name. */
export const SQL_FORMS = {
  json: { mediaType: 'application/json', ending: 'json' },
  ndjson: { mediaType: 'application/x-ndjson', ending: 'ndjson' },
  csv: { mediaType: 'text/csv', ending: 'csv' },
  arrow: { mediaType: 'application/vnd.apache.arrow.stream', ending: 'arrows' },
  parquet: { mediaType: 'application/vnd.apache.parquet', ending: 'parquet' },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx' },
} as const;
export const sqlForm = z.enum(Object.keys(SQL_FORMS) as [keyof typeof SQL_FORMS, ...(keyof typeof SQL_FORMS)[]]);
export type SqlForm = z.output<typeof sqlForm>;

const text = z.string().max(100_000);
const query = {
  sql: text,
  parameters: z.array(sqlParameter).max(50).default([]),
  /** Narrows the answer to a region inside the caller's own. */
  region: regionId.optional(),
};

const parameterDescription = z.object({
  name: z.string(),
  title: names,
  type: sqlParameter.shape.type,
  choices: z.enum(['period', 'region', 'tier', 'section', 'indicator']).nullable(),
  preset: z.string(),
});
export type SqlParameterDescription = z.output<typeof parameterDescription>;

/** Everything somebody needs to know to write a query. */
export const sqlSchema = z.object({
  snapshotId: z.string(),
  regionId,
  tables: z.array(
    z.object({
      name: z.string(),
      title: names,
      about: names,
      columns: z.array(z.object({ name: z.string(), title: names, unit: names.nullable() })),
    }),
  ),
  functions: z.array(z.object({ name: z.string(), usage: z.string(), about: names })),
  canned: z.array(
    z.object({ id: z.string(), title: names, sql: z.string(), parameters: z.array(parameterDescription) }),
  ),
  /** Oldest first: what a parameter may choose from. */
  periods: z.array(z.string()),
  latestPeriod: z.string().nullable(),
  limits: z.object({ rows: z.number(), seconds: z.number(), bytes: z.number() }),
});
export type SqlSchema = z.output<typeof sqlSchema>;

/** One step of a plan, with the steps it takes its rows from. */
export interface SqlPlanStep {
  /** As DuckDB calls it. */
  name: string;
  words: z.output<typeof names>;
  /** Rows DuckDB expects; null where it does not say. */
  rows: number | null;
  details: string[];
  children: SqlPlanStep[];
}
export const sqlPlanStep: z.ZodType<SqlPlanStep> = z.lazy(() =>
  z.object({
    name: z.string(),
    words: names,
    rows: z.number().nullable(),
    details: z.array(z.string()),
    children: z.array(sqlPlanStep),
  }),
);

export const sql = {
  schema: route({
    method: 'GET',
    path: '/api/sql/schema',
    summary: 'Tables, columns, functions and ready-made queries, each described in both languages',
    access: QUERYING,
    scoped: true,
    permit: 'sql',
    input: z.object({ region: regionId.optional() }),
    output: sqlSchema,
    errors: ['no-snapshot'],
  }),
  run: route({
    method: 'POST',
    path: '/api/sql',
    summary:
      'Run one SELECT; `Accept` says how the rows come: JSON, NDJSON, csv, Arrow IPC stream, Parquet or xlsx, streamed in each',
    access: QUERYING,
    scoped: true,
    permit: 'sql',
    download: true,
    input: z.object({
      ...query,
      /** For who cannot set `Accept`. */
      form: sqlForm.optional(),
      /** Without its ending: the name of the file. */
      name: z.string().max(100).optional(),
      mostRows: z.number().int().min(1).max(SQL_LIMITS.rows).default(SQL_LIMITS.rows),
      limitSeconds: z.number().min(1).max(SQL_LIMITS.seconds).default(SQL_LIMITS.seconds),
      /** Adds `small_cell`: whether fewer than three enterprises stand behind a row of sums. */
      markSmall: z.boolean().default(false),
    }),
    output: fileAnswer,
    errors: [
      'no-snapshot',
      'sql-empty',
      'sql-too-long',
      'sql-too-deep',
      'sql-not-select',
      'sql-several-statements',
      'sql-syntax',
      'sql-table-unknown',
      'sql-column-unknown',
      'sql-column-ungrouped',
      'sql-function-refused',
      'sql-function-unknown',
      'sql-construct-refused',
      'sql-name-taken',
      'sql-value',
      'sql-parameter',
      'sql-failed',
      'sql-memory',
      'sql-timeout',
      'sql-result-too-large',
      'sql-crashed',
      'sql-refused-for-a-while',
      'sql-busy',
      'sql-too-many',
      'sql-cancelled',
      'sql-unavailable',
    ],
  }),
  plan: route({
    method: 'POST',
    path: '/api/sql/plan',
    summary: 'How a query would be answered, as a tree and in words; nothing is run',
    access: QUERYING,
    scoped: true,
    permit: 'sql',
    input: z.object(query),
    output: z.object({ root: sqlPlanStep }),
    errors: ['no-snapshot', 'sql-syntax', 'sql-table-unknown', 'sql-column-unknown', 'sql-unavailable'],
  }),
  history: route({
    method: 'GET',
    path: '/api/sql/history',
    summary: 'The caller’s own queries, newest first',
    access: QUERYING,
    scoped: false,
    input: z.object({ limit: z.coerce.number().int().min(1).max(500).default(100) }),
    output: z.object({
      queries: z.array(
        z.object({
          id: z.string(),
          at: moment,
          sql: z.string(),
          parameters: z.array(sqlParameter),
          regionId,
          form: z.string(),
          /** `ok`, or the code of the refusal. */
          outcome: z.string(),
          rows: z.number().nullable(),
          elapsedMs: z.number().nullable(),
        }),
      ),
    }),
  }),
};
