import { z } from 'zod';
import { route } from './route.js';
import { askedRegion, day, names, period, provenance, regionId, section, tierFilter } from './vocabulary.js';

/** The cell a value was filed in. */
export const cellOrigin = z.object({
  batchId: z.string(),
  fileName: z.string(),
  sender: z.string(),
  receivedOn: day,
  sheet: z.string(),
  row: z.number().int(),
  /** Letters of its column; null where the batch does not say, as an edit on a page. */
  column: z.string().nullable(),
  /** Head and unit of its column, as the sender wrote them. */
  header: z.string().nullable(),
  unit: z.string().nullable(),
  /** Whether the file itself may be fetched by who asks. */
  hasOriginal: z.boolean(),
});
export type CellOrigin = z.output<typeof cellOrigin>;

/** One filed value, as it is kept. */
export const tracedValue = z.object({
  /** Key of the field dictionary, with `Prior` for the year before. */
  field: z.string(),
  name: names,
  unit: z.string(),
  value: z.union([z.number(), z.string()]),
  /** `stored`: not filed beside this year's value; what was filed a year ago stands in. */
  source: z.enum(['filed', 'stored']),
  period,
  form: z.string(),
  origin: cellOrigin,
  /** What was filed a year ago, where this year's report restates it. */
  filedThen: z.object({ value: z.union([z.number(), z.string()]), period, origin: cellOrigin }).nullable(),
});

/** What one enterprise adds to a figure. */
export const tracedEnterprise = z.object({
  id: z.string(),
  name: z.string().nullable(),
  regionId: regionId.nullable(),
  regionName: names.nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  values: z.array(tracedValue),
});
export type TracedEnterpriseEntry = z.output<typeof tracedEnterprise>;

export const lineage = {
  read: route({
    method: 'GET',
    path: '/api/lineage',
    summary: 'The enterprises behind a figure, those that add most first, with the cell of each value they filed',
    access: 'signed-in',
    scoped: true,
    input: z.object({
      code: z.string().min(1).max(80),
      period,
      region: askedRegion,
      tier: tierFilter.optional(),
      section: section.optional(),
      /** One enterprise only. */
      enterprise: z.string().min(1).max(60).optional(),
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    output: z.object({
      provenance,
      code: z.string(),
      period,
      regionId,
      numerator: z.number().nullable(),
      denominator: z.number().nullable(),
      n: z.number().int(),
      enterprises: z.array(tracedEnterprise),
    }),
    errors: ['unknown-indicator', 'no-snapshot'],
  }),
};
