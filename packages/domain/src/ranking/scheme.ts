import { z } from 'zod';
import { aggregation, gaps, normalisation, treatment, weighing } from './methods.js';
import { TIE_RULES } from './rank.js';

const text = z.string().min(1).max(200);
const weight = z.number().positive();
const decimals = z.int().min(0).max(12);

/** A name in both languages; one text alone serves for both. */
export const schemeName = z.preprocess(
  written => (typeof written === 'string' ? { zh: written, en: written } : written),
  z.strictObject({ zh: text, en: text }),
);

/** Words that mean nothing is known, beside the empty cell. */
const MISSING_WORDS = ['NA', 'N/A', 'n/a', 'NaN', 'null', '..', '...', '-', '—', '–'];

const indicator = z.strictObject({
  code: text,
  name: schemeName.optional(),
  /** Header of its column; the code where not given. */
  column: text.optional(),
  direction: z.enum(['higher-is-better', 'lower-is-better']).default('higher-is-better'),
  /** Divided by another column of the table, and said per so many of it. */
  denominate: z.strictObject({ by: text, per: z.number().positive().default(1) }).optional(),
  /** Steps in their order, instead of those of the scheme. */
  treat: z.array(treatment).max(10).optional(),
  normalise: normalisation.optional(),
  /** Digits its score is rounded to before it is used. Only for indices that were published so. */
  decimals: decimals.optional(),
  weight: weight.default(1),
  /** The group it belongs to; need not be said where there is only one. */
  parent: text.optional(),
});

/** A line through which scores go before or after they are aggregated. */
const line = z.strictObject({ times: z.number().default(1), plus: z.number().default(0) });

const group = z.strictObject({
  code: text,
  name: schemeName.optional(),
  /** The group above; none for the one at the top. */
  parent: text.optional(),
  weight: weight.default(1),
  weigh: weighing.optional(),
  aggregate: aggregation.optional(),
  gaps: gaps.optional(),
  /** What every score of its members goes through first. */
  before: line.optional(),
  /** What the score of the group goes through last. */
  after: line.optional(),
  decimals: decimals.optional(),
});

/**
 * A composite index as data: units, indicators, and every step from a value to a rank.
 *
 * What is said for the scheme holds for every indicator or group that says nothing of its own.
 */
export const compositeScheme = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  name: schemeName,
  /** Who published the index, and where its rules stand. */
  source: z.string().max(2000).optional(),
  /** Headers of the columns that hold the unit's id and name; the first column and none where not given. */
  units: z.strictObject({ id: text.optional(), name: text.optional() }).prefault({}),
  missing: z.array(z.string().max(40)).default(MISSING_WORDS),
  /** Units that do not compete, and why. */
  exclude: z.array(z.strictObject({ unit: text, reason: schemeName })).default([]),
  screen: z
    .strictObject({
      /** Share of the indicators a unit must have values on, in percent. */
      minCoverage: z.number().min(0).max(100).default(0),
      /** Columns that say whether a unit competes at all, such as the size of its sample. */
      require: z
        .array(z.strictObject({ column: text, min: z.number().optional(), max: z.number().optional() }))
        .default([]),
    })
    .prefault({}),
  /** Gaps filled from the units of the same group; `within` is the column of the group, else all units are one. */
  impute: z
    .strictObject({ by: z.enum(['mean', 'median']), within: text.optional() })
    .nullable()
    .default(null),
  treat: z.array(treatment).max(10).default([]),
  normalise: normalisation.prefault('min-max'),
  weigh: weighing.prefault('given'),
  aggregate: aggregation.prefault('arithmetic-mean'),
  gaps: gaps.prefault('stay'),
  indicators: z.array(indicator).min(1).max(1000),
  groups: z
    .array(group)
    .min(1)
    .max(300)
    .prefault([{ code: 'index' }]),
  result: z
    .strictObject({
      /** Digits the score is rounded to, once, at the end; null leaves it as it is. */
      decimals: decimals.nullable().default(null),
      /** Whether two scores that are printed alike share a rank. */
      rankOn: z.enum(['rounded', 'unrounded']).default('rounded'),
      ties: z.enum(TIE_RULES).default('competition'),
      best: z.enum(['highest', 'lowest']).default('highest'),
    })
    .prefault({}),
});
export type CompositeScheme = z.output<typeof compositeScheme>;
export type SchemeIndicator = CompositeScheme['indicators'][number];
export type SchemeGroup = CompositeScheme['groups'][number];
export type SchemeName = z.output<typeof schemeName>;
