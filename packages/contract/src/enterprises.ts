import { z } from 'zod';
import { route } from './route.js';
import { askedRegion, day, names, period, provenance, regionId, section, tier, tierFilter } from './vocabulary.js';

export const enterpriseId = z
  .string()
  .min(1)
  .max(64)
  .meta({ description: 'Unified social credit code, or the id of another scheme', example: '91229900000000019H' });

/** One enterprise in a list, with the newest figures it filed. */
export const enterpriseRow = z.object({
  id: enterpriseId,
  name: z.string(),
  regionId: regionId.nullable(),
  regionName: names.nullable(),
  tier: tier.nullable(),
  section: section.nullable(),
  sectionName: names.nullable(),
  team: z.string().nullable(),
  secretary: z.string().nullable(),
  closedOn: day.nullable(),
  synthetic: z.boolean(),
  /** The newest period it filed, with revenue in 万元, growth and R&D intensity in percent; null when it never filed. */
  latest: z
    .object({
      period,
      revenue: z.number().nullable(),
      revenueGrowth: z.number().nullable(),
      rdIntensity: z.number().nullable(),
    })
    .nullable(),
  nFiring: z.number().int(),
});
export type EnterpriseRow = z.output<typeof enterpriseRow>;

/** A title, over [from, until). */
export const titleEntry = z.object({
  tier,
  tierName: names,
  action: z.enum(['grant', 'renew']),
  from: day,
  /** First day on which it does not hold; null where the list names no end. */
  until: day.nullable(),
  cancelledOn: day.nullable(),
  document: z.string().nullable(),
  batchId: z.string(),
});

/** One version of one return. */
export const filingEntry = z.object({
  period,
  form: z.string(),
  version: z.number().int(),
  /** Whether it is the one figures are computed from. */
  isLatest: z.boolean(),
  receivedOn: day,
  late: z.boolean().nullable(),
  /** The figures as they held with this version. */
  revenue: z.number().nullable(),
  revenuePrior: z.number().nullable(),
  totalProfit: z.number().nullable(),
  rdExpense: z.number().nullable(),
  /** Which of them the version does not carry itself: they stayed as an earlier one has them. */
  kept: z.array(z.enum(['revenue', 'revenuePrior', 'totalProfit', 'rdExpense'])),
  batchId: z.string(),
  sheet: z.string(),
  row: z.number().int(),
});

/** What the register said from a day on. */
export const registerEntry = z.object({
  from: day,
  name: z.string().nullable(),
  regionId: regionId.nullable(),
  regionName: names.nullable(),
  industryCode: z.string().nullable(),
  team: z.string().nullable(),
  secretary: z.string().nullable(),
  closedOn: day.nullable(),
  successorId: enterpriseId.nullable(),
  batchId: z.string(),
});

/** A change of what the register says, from a day on. */
export const enterpriseChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rename'), name: z.string().trim().min(2).max(200) }),
  z.object({ kind: z.literal('move'), regionId }),
  z.object({ kind: z.literal('close') }),
  z.object({ kind: z.literal('merge'), successorId: enterpriseId }),
  z.object({ kind: z.literal('assign'), secretary: z.string().trim().max(100), team: z.string().trim().max(100) }),
]);
export type EnterpriseChange = z.output<typeof enterpriseChange>;

export const enterprises = {
  list: route({
    method: 'GET',
    path: '/api/enterprises',
    summary: 'Enterprises by name, code, region, tier and industry',
    access: 'signed-in',
    scoped: 'enterprises',
    input: z.object({
      region: askedRegion,
      search: z.string().trim().max(100).optional(),
      tier: tierFilter.optional(),
      section: section.optional(),
      team: z.string().max(100).optional(),
      /** Only those with a firing warning. */
      firing: z.stringbool().optional(),
      sort: z.enum(['id', 'name', 'revenue', 'revenue-growth', 'rd-intensity']).default('id'),
      descending: z.stringbool().optional(),
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    output: z.object({ provenance, total: z.number().int(), rows: z.array(enterpriseRow) }),
    errors: ['no-snapshot'],
  }),
  read: route({
    method: 'GET',
    path: '/api/enterprises/:id',
    summary: 'One enterprise: profile, titles, filings in every version, history of its register entry',
    access: 'signed-in',
    scoped: 'enterprises',
    input: z.object({ id: enterpriseId, region: askedRegion }),
    output: z.object({
      provenance,
      enterprise: enterpriseRow.extend({
        industryCode: z.string().nullable(),
        industryName: names.nullable(),
        foundedOn: day.nullable(),
        registeredCapitalCny10k: z.number().nullable(),
        successorId: enterpriseId.nullable(),
        provisional: z.boolean(),
      }),
      titles: z.array(titleEntry),
      filings: z.array(filingEntry),
      register: z.array(registerEntry),
    }),
    errors: ['no-snapshot', 'not-found'],
  }),
  quartiles: route({
    method: 'GET',
    path: '/api/enterprises/:id/quartiles',
    summary: 'Where the enterprises of its division lie with one indicator, over its periods',
    access: 'signed-in',
    scoped: 'enterprises',
    input: z.object({ id: enterpriseId, region: askedRegion, code: z.string().min(1) }),
    output: z.object({
      provenance,
      rows: z.array(
        z.object({
          period,
          /** Division of GB/T 4754, two digits. */
          division: z.string(),
          industry: names,
          /** Enterprises with a figure, in the whole installation; fewer than eight are not told. */
          n: z.number().int(),
          low: z.number(),
          median: z.number(),
          high: z.number(),
        }),
      ),
    }),
    errors: ['no-snapshot', 'not-found', 'unknown-indicator'],
  }),
  indicators: route({
    method: 'GET',
    path: '/api/enterprises/:id/indicators',
    summary: 'Indicators of one enterprise over its periods',
    access: 'signed-in',
    scoped: 'enterprises',
    input: z.object({ id: enterpriseId, region: askedRegion }),
    output: z.object({
      provenance,
      rows: z.array(
        z.object({ code: z.string(), period, value: z.number().nullable(), change: z.number().nullable() }),
      ),
    }),
    errors: ['no-snapshot', 'not-found'],
  }),
  change: route({
    method: 'POST',
    path: '/api/enterprises/:id/changes',
    summary: 'Rename, move, close, merge or assign an enterprise from a day on; comes in like any other batch',
    access: ['administrator', 'officer'],
    scoped: 'enterprises',
    input: z.object({ id: enterpriseId, region: askedRegion, on: day, change: enterpriseChange }),
    output: z.object({ runId: z.string() }),
    errors: ['no-snapshot', 'not-found'],
  }),
};
