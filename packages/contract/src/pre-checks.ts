import { z } from 'zod';
import { enterpriseId } from './enterprises.js';
import { entryId, outcome, programmeId, purpose, ruleUsed } from './programmes.js';
import { fileAnswer, route } from './route.js';
import { askedRegion, day, names, period, provenance, regionId, section, tier } from './vocabulary.js';

/** What a criterion comes to in one enterprise. */
export const criterionResult = z.object({
  criterion: entryId,
  outcome,
  value: z.number().nullable(),
  threshold: z.number().nullable(),
  margin: z.number().nullable(),
  short: z.boolean(),
  toConfirm: z.boolean(),
});

/** What a tier comes to in one enterprise: 预审结果, never a recognition. */
export const tierResult = z.object({ tier: entryId, outcome, preCheck: outcome, nShort: z.number().int() });

/** A number by which a criterion is missed; a criterion of several parts has one for each that fails. */
export const shortfall = z.object({
  criterion: entryId,
  of: names,
  comparator: z.string(),
  value: z.number().nullable(),
  threshold: z.number(),
  margin: z.number().nullable(),
  unit: z.string(),
});

export const qualificationRow = z.object({
  enterpriseId,
  name: z.string(),
  regionId: regionId.nullable(),
  regionName: names.nullable(),
  heldTier: tier.nullable(),
  section: section.nullable(),
  result: tierResult,
  criteria: z.array(criterionResult),
  shortfalls: z.array(shortfall),
});
export type QualificationRow = z.output<typeof qualificationRow>;

/** When and for what the rule is asked; what is left out is today, an application, and the newest whole year. */
const occasion = { on: day.optional(), period: period.optional(), purpose: purpose.default('application') };
const inquiry = z.object({ purpose, on: day, period });

const qualificationFilter = {
  id: programmeId,
  region: askedRegion,
  tier: entryId,
  ...occasion,
  outcome: outcome.optional(),
  preCheck: outcome.optional(),
  /** Hard criteria that what is on file does not meet: exactly so many. */
  nShort: z.coerce.number().int().min(0).max(100).optional(),
  /** Whether the title of the tier is held. */
  holds: z.stringbool().optional(),
};

const counts = z.record(outcome, z.number().int());
export const verdictCount = z.object({
  key: z.string(),
  keyName: names.nullable(),
  tiers: z.array(z.object({ tier: entryId, outcome: counts, preCheck: counts, nHolders: z.number().int().nullable() })),
  criteria: z.array(z.object({ criterion: entryId, outcome: counts })),
});
export type VerdictCountRow = z.output<typeof verdictCount>;

/** One criterion of one enterprise with everything that led to it. */
export const criterionDetail = criterionResult.extend({
  name: names,
  clause: z.string(),
  quote: z.string(),
  force: z.enum(['hard', 'soft']),
  comparator: z.string().nullable(),
  unit: z.string().nullable(),
  reason: z.string().nullable(),
  waivedBy: entryId.nullable(),
  points: z.object({ from: z.number(), to: z.number() }).nullable(),
});

/** A filed row a value was read from. */
export const evidenceSource = z.object({
  period,
  form: z.string(),
  version: z.number().int(),
  batchId: z.string(),
  sheet: z.string(),
  row: z.number().int(),
});

export const preChecks = {
  qualifications: route({
    method: 'GET',
    path: '/api/programmes/:id/qualifications',
    summary:
      'Pre-check (预审结果) of a tier: who qualifies, who falls short and by how much; those short of the least first',
    access: 'signed-in',
    scoped: 'enterprises',
    input: z.object({
      ...qualificationFilter,
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
      limit: z.coerce.number().int().min(1).max(500).default(50),
    }),
    output: z.object({
      provenance,
      rule: ruleUsed,
      inquiry,
      tier: entryId,
      total: z.number().int(),
      rows: z.array(qualificationRow),
    }),
    errors: ['no-snapshot', 'not-found'],
  }),
  qualificationFile: route({
    method: 'GET',
    path: '/api/programmes/:id/qualifications.xlsx',
    summary: 'The same list as a workbook, up to 20,000 rows',
    access: 'signed-in',
    scoped: 'enterprises',
    download: true,
    input: z.object(qualificationFilter),
    output: fileAnswer,
    errors: ['no-snapshot', 'not-found'],
  }),
  counts: route({
    method: 'GET',
    path: '/api/programmes/:id/counts',
    summary: 'How every tier and criterion of a programme comes out, by region or section',
    access: 'signed-in',
    scoped: 'enterprises',
    input: z.object({
      id: programmeId,
      region: askedRegion,
      ...occasion,
      by: z.enum(['none', 'region', 'section']).default('none'),
    }),
    output: z.object({ provenance, rule: ruleUsed, inquiry, rows: z.array(verdictCount) }),
    errors: ['no-snapshot', 'not-found'],
  }),
  enterprise: route({
    method: 'GET',
    path: '/api/programmes/:id/enterprises/:enterpriseId',
    summary:
      'Every criterion of a programme for one enterprise: value, threshold, margin, clause and the filed rows behind it',
    access: 'signed-in',
    scoped: 'enterprises',
    input: z.object({ id: programmeId, enterpriseId, region: askedRegion, ...occasion }),
    output: z.object({
      provenance,
      rule: ruleUsed,
      inquiry,
      tiers: z.array(tierResult.extend({ name: names, title: tier.nullable(), barredBy: z.array(entryId) })),
      criteria: z.array(criterionDetail.extend({ tier: entryId })),
      shortfalls: z.array(shortfall),
      facts: z.array(
        z.object({
          fact: entryId,
          name: names,
          unit: z.string().nullable(),
          value: z.number().nullable(),
          note: z.string(),
          by: z.string().nullable(),
        }),
      ),
      sources: z.array(evidenceSource),
    }),
    errors: ['no-snapshot', 'not-found'],
  }),
  attest: route({
    method: 'POST',
    path: '/api/programmes/:id/enterprises/:enterpriseId/facts',
    summary: 'Attest what only people can tell of an enterprise (yes is 1, no is 0), or with null take it back',
    access: ['administrator', 'officer', 'secretary'],
    scoped: 'enterprises',
    input: z.object({
      id: programmeId,
      enterpriseId,
      region: askedRegion,
      fact: entryId,
      value: z.number().nullable(),
      note: z.string().trim().max(500).default(''),
    }),
    output: z.object({ fact: entryId, value: z.number().nullable() }),
    errors: ['no-snapshot', 'not-found'],
  }),
  record: route({
    method: 'POST',
    path: '/api/programmes/:id/pre-checks',
    summary: 'Keep what a programme comes to now, with the rule, its version and the snapshot',
    access: ['administrator', 'officer', 'analyst'],
    scoped: true,
    input: z.object({ id: programmeId, region: askedRegion, ...occasion }),
    output: z.object({ id: z.string() }),
    errors: ['no-snapshot', 'not-found'],
  }),
  records: route({
    method: 'GET',
    path: '/api/programmes/:id/pre-checks',
    summary: 'Results that were kept, the newest first',
    access: 'signed-in',
    scoped: true,
    input: z.object({ id: programmeId, region: askedRegion }),
    output: z.object({
      rows: z.array(
        z.object({
          id: z.string(),
          version: z.number().int(),
          sha256: z.string(),
          snapshotId: z.string(),
          regionId,
          regionName: names,
          inquiry,
          tiers: z.array(z.object({ tier: entryId, preCheck: counts, nHolders: z.number().int().nullable() })),
          actor: z.string(),
          at: z.iso.datetime({ offset: true }),
        }),
      ),
    }),
    errors: ['not-found'],
  }),
};
