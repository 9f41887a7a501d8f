import { z } from 'zod';
import { enterpriseId } from './enterprises.js';
import { route } from './route.js';
import { askedRegion, names, period, provenance, regionId } from './vocabulary.js';

/** One figure or answer as it is filed. */
export const filedValue = z.union([z.number(), z.string().trim().max(500), z.null()]);

/** One field of the form of an enterprise. */
export const filingField = z.object({
  key: z.string(),
  name: names,
  /** Of the same period a year before. */
  isPrior: z.boolean(),
  /** As written in the form; null where nothing is measured. */
  unit: z.string().nullable(),
  isRequired: z.boolean(),
  /** Words to choose from, and how many of them; null where a figure or a text is written. */
  choices: z.array(z.string()).nullable(),
  most: z.number().int(),
  /** A text is written, no figure. */
  isText: z.boolean(),
  /** What holds for the period now, or, for a field of the year before, what was filed then; null where nothing is known. */
  value: z.number().nullable(),
  /** The words chosen now, of a question. */
  chosen: z.array(z.string()),
});
export type FilingField = z.output<typeof filingField>;

/** One enterprise's report, filled in on a page. */
export const filingForm = {
  read: route({
    method: 'GET',
    path: '/api/enterprises/:id/filing-form',
    summary: 'The form of one enterprise for one period, with the figures known of it',
    access: ['administrator', 'officer'],
    scoped: 'enterprises',
    input: z.object({
      id: enterpriseId,
      region: askedRegion,
      period,
      layout: z.string().min(1).max(60).default('operating-report'),
    }),
    output: z.object({
      provenance,
      enterprise: z.object({ id: enterpriseId, name: z.string(), regionId: regionId.nullable() }),
      period,
      layout: z.object({ id: z.string(), name: names }),
      fields: z.array(filingField),
    }),
    errors: ['no-snapshot', 'not-found'],
  }),
  file: route({
    method: 'POST',
    path: '/api/enterprises/:id/filings',
    summary: 'File one enterprise’s figures for one period; comes in like any other batch, its run has the verdict',
    access: ['administrator', 'officer'],
    scoped: 'enterprises',
    input: z.object({
      id: enterpriseId,
      region: askedRegion,
      period,
      layout: z.string().min(1).max(60).default('operating-report'),
      /** By the keys of the form; what is not named stays as it was filed, null takes a value back. */
      values: z
        .record(z.string().max(60), filedValue)
        .refine(values => Object.keys(values).length > 0, { error: '至少填一项' }),
    }),
    output: z.object({ runId: z.string() }),
    errors: ['no-snapshot', 'not-found'],
  }),
};
