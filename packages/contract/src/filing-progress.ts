import { z } from 'zod';
import { route } from './route.js';
import { askedRegion, day, names, period, provenance, regionId } from './vocabulary.js';

/** Returns due and in, over one region. On time + late + missing = expected. */
export const filingProgressRow = z.object({
  regionId,
  name: names,
  nExpected: z.number().int(),
  nOnTime: z.number().int(),
  nLate: z.number().int(),
  nMissing: z.number().int(),
  /** Filed ÷ expected, in percent; null when nobody owed a return. */
  rate: z.number().nullable(),
  /** Filed on time ÷ expected, in percent. */
  onTimeRate: z.number().nullable(),
  /** Of those filed, how many state every core figure, in percent; null when nobody filed. */
  completeRate: z.number().nullable(),
  /** Of those filed, how many were corrected after the deadline, in percent. */
  lateRevisionRate: z.number().nullable(),
});
export type FilingProgressRow = z.output<typeof filingProgressRow>;

export const filingProgress = {
  read: route({
    method: 'GET',
    path: '/api/filing-progress',
    summary: 'Returns due and received for a period, by the regions below the asked one',
    access: 'signed-in',
    scoped: true,
    input: z.object({ period, region: askedRegion }),
    output: z.object({
      provenance,
      period,
      dueOn: day,
      isProvisional: z.boolean(),
      /** The asked region as a whole. */
      total: filingProgressRow,
      rows: z.array(filingProgressRow),
    }),
    errors: ['no-snapshot'],
  }),
};
