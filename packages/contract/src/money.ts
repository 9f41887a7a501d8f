import { z } from 'zod';
import { enterpriseId } from './enterprises.js';
import { entryId, programmeId, ruleUsed } from './programmes.js';
import { fileAnswer, route } from './route.js';
import { askedRegion, day, names, provenance, regionId, tier } from './vocabulary.js';

const year = z.coerce.number().int().min(1990).max(2099);
const inProgramme = { id: programmeId, region: askedRegion };

export const awardRow = z.object({
  incentive: entryId,
  incentiveName: names,
  clause: z.string(),
  enterpriseId,
  name: z.string(),
  regionId: regionId.nullable(),
  regionName: names.nullable(),
  tier,
  on: day,
  /** 万元; null where the document does not say how much. */
  amount: z.number().nullable(),
  refusal: z.string().nullable(),
});
export type AwardRow = z.output<typeof awardRow>;

export const money = {
  read: route({
    method: 'GET',
    path: '/api/programmes/:id/money',
    summary: 'Who is entitled to what under which clause in a year, and the budget by region',
    access: 'signed-in',
    scoped: 'enterprises',
    input: z.object({ ...inProgramme, year: year.optional() }),
    output: z.object({
      provenance,
      rule: ruleUsed,
      year: z.number().int(),
      awards: z.array(awardRow),
      budget: z.array(
        z.object({
          regionId: regionId.nullable(),
          regionName: names.nullable(),
          year: z.number().int(),
          n: z.number().int(),
          amount: z.number(),
          nUnknown: z.number().int(),
        }),
      ),
    }),
    errors: ['no-snapshot', 'not-found'],
  }),
  file: route({
    method: 'GET',
    path: '/api/programmes/:id/money.xlsx',
    summary: 'The same list as a workbook',
    access: 'signed-in',
    scoped: 'enterprises',
    download: true,
    input: z.object({ ...inProgramme, year: year.optional() }),
    output: fileAnswer,
    errors: ['no-snapshot', 'not-found'],
  }),
  reckon: route({
    method: 'POST',
    path: '/api/programmes/:id/incentives/:incentive/reckon',
    summary: 'What a claim comes to, step by step: shares, caps, years',
    access: ['administrator', 'officer', 'analyst'],
    scoped: true,
    input: z.object({
      ...inProgramme,
      incentive: entryId,
      on: day,
      held: z.array(tier).default([]),
      grants: z.array(z.object({ tier, on: day })).default([]),
      /** 万元, one for each machine or contract. */
      bases: z.array(z.number().min(0)).max(1000).nullable().default(null),
      rate: z.number().min(0).nullable().default(null),
      paidThisYear: z.number().min(0).default(0),
      paidSoFar: z.number().min(0).default(0),
      yearsPaid: z.number().int().min(0).default(0),
    }),
    output: z.object({
      clause: z.string(),
      amount: z.number().nullable(),
      upTo: z.number().nullable(),
      refusal: z.string().nullable(),
      steps: z.array(z.object({ kind: z.string(), after: z.number() })),
    }),
    errors: ['not-found'],
  }),
};
