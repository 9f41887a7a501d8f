import { z } from 'zod';
import { enterpriseId } from './enterprises.js';
import { cellOrigin } from './lineage.js';
import { route } from './route.js';
import { askedRegion, day, names, period, provenance } from './vocabulary.js';

/** A version of a return, and the row of the file that made it. */
export const filedVersion = z.object({
  version: z.number().int(),
  batchId: z.string(),
  fileName: z.string(),
  sender: z.string(),
  receivedOn: day,
  sheet: z.string(),
  row: z.number().int(),
});
export type FiledVersion = z.output<typeof filedVersion>;

const heldValue = z
  .object({
    value: z.union([z.number(), z.string()]),
    /** The version that says so: an earlier one where the compared one does not carry the field. */
    version: z.number().int(),
    origin: cellOrigin,
  })
  .nullable();

/** One field with either version; null where nothing held. */
export const comparedField = z.object({
  field: z.string(),
  name: names,
  unit: z.string(),
  before: heldValue,
  after: heldValue,
  isChanged: z.boolean(),
});
export type ComparedFieldEntry = z.output<typeof comparedField>;

export const filingVersions = {
  compare: route({
    method: 'GET',
    path: '/api/enterprises/:id/filings/comparison',
    summary: 'Two versions of one return, cell by cell',
    access: 'signed-in',
    scoped: 'enterprises',
    input: z.object({
      id: enterpriseId,
      region: askedRegion,
      period,
      form: z.string().min(1).max(60),
      /** The one before `to` unless named. */
      from: z.coerce.number().int().min(1).optional(),
      /** The newest unless named. */
      to: z.coerce.number().int().min(1).optional(),
    }),
    output: z.object({
      provenance,
      enterprise: z.object({ id: enterpriseId, name: z.string() }),
      period,
      form: z.string(),
      from: filedVersion,
      to: filedVersion,
      fields: z.array(comparedField),
    }),
    errors: ['no-snapshot', 'not-found'],
  }),
};
