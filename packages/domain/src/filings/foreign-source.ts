import { z } from 'zod';
import { readCheckedYaml, type YamlProblem } from '../checked-yaml.js';
import { TiduError } from '../errors.js';

const text = z.string().min(1).max(500);
/** Where secrets stand: the name of a variable of the environment, never the secret itself. */
const variable = z.string().regex(/^[A-Z][A-Z0-9_]{0,79}$/);
/** A way into a JSON answer: `data.items`. */
const jsonPath = z.string().regex(/^[^.\s]+(?:\.[^.\s]+)*$/);

const postgres = z.strictObject({
  /** Variable with the address, `postgres://user:password@host/database`. */
  address: variable,
  /** A table, or a query whose columns are the headers of the layout. */
  table: z
    .string()
    .regex(/^[A-Za-z_][\w$]*(?:\.[A-Za-z_][\w$]*)?$/)
    .optional(),
  query: z.string().min(1).max(20_000).optional(),
  /** Column that only grows: only rows from the highest one taken on are read again. */
  watermark: text,
});

const http = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  /** Headers of the request whose values are variables of the environment: `Authorization: RISK_TOKEN`. */
  headers: z.record(z.string().regex(/^[\w-]+$/), variable).default({}),
  /** Where the rows stand in an answer; the answer itself where not given. */
  rows: jsonPath.optional(),
  /** Header of the layout → where its value stands in a row. */
  columns: z.record(text, jsonPath),
  /** Numbered pages, or the address of the next one in the answer; without either there is one page. */
  page: z
    .union([
      z.strictObject({
        parameter: text,
        first: z.int().min(0).max(1).default(1),
        sizeParameter: text,
        size: z.int().min(1).max(10_000),
      }),
      z.strictObject({ next: jsonPath }),
    ])
    .optional(),
  /** A parameter that asks for rows from a mark on, and where a row has its mark. */
  watermark: z.strictObject({ parameter: text, path: jsonPath }).optional(),
});

const foreignSource = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  name: z.strictObject({ zh: text, en: text }),
  /** Id of the layout that reads the rows, or a layout file beside this one. */
  layout: z.string().regex(/^[a-z][a-z0-9-]{0,59}(?:\.ya?ml)?$/),
  /** Minute, hour, day, month, weekday; local time. */
  schedule: z.string().regex(/^(?:\S+ ){4}\S+$/),
  postgres: postgres.optional(),
  http: http.optional(),
});

/** Another system's table, query or endpoint, whose rows are read by a layout as those of a file are. */
export type ForeignSource = z.output<typeof foreignSource>;
export type PostgresSource = z.output<typeof postgres>;
export type HttpSource = z.output<typeof http>;

/**
 * The source declared in a YAML text.
 *
 * @param fileName shown in messages only
 * @throws TiduError `source-invalid` with the line of every problem
 */
export function readForeignSource(yamlText: string, fileName: string): ForeignSource {
  const { value, issues } = readCheckedYaml(yamlText, foreignSource, problemsOf);
  if (value === null) throw new TiduError('source-invalid', { file: fileName, issues: issues.join('；') });
  return value;
}

function problemsOf({ postgres: ofPostgres, http: ofHttp }: ForeignSource): YamlProblem[] {
  if ((ofPostgres === undefined) === (ofHttp === undefined)) {
    return [{ path: [], message: 'postgres 和 http 须写且只写一个' }];
  }
  if (ofPostgres && (ofPostgres.table === undefined) === (ofPostgres.query === undefined)) {
    return [{ path: ['postgres'], message: 'table 和 query 须写且只写一个' }];
  }
  return [];
}

/** The value at a path of a JSON answer; undefined where there is none. */
export function valueAt(json: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (at, key) =>
        typeof at === 'object' && at !== null && Object.hasOwn(at, key)
          ? (at as Record<string, unknown>)[key]
          : undefined,
      json,
    );
}
