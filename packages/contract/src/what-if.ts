import { z } from 'zod';
import { enterpriseId } from './enterprises.js';
import { entryId, programmeId, purpose, ruleUsed } from './programmes.js';
import { route } from './route.js';
import { askedRegion, day, names, period, provenance, regionId, section } from './vocabulary.js';

/** One number tried out: where it stands in the programme, and what it is to be. */
export const numberChange = z.object({ path: z.string().min(1).max(300), value: z.number() });
const changes = z.array(numberChange).max(200).default([]);

const shiftCount = z.object({
  nBefore: z.number().int(),
  nAfter: z.number().int(),
  nGained: z.number().int(),
  nLost: z.number().int(),
  nLostHolders: z.number().int(),
  /** First-time awards that would be owed to those who qualify, in 万元; null where nothing is paid for the title. */
  costBefore: z.number().nullable(),
  costAfter: z.number().nullable(),
});
export type ShiftRow = z.output<typeof shiftCount>;

export const scenario = z.object({
  id: z.uuid(),
  programmeId,
  version: z.number().int(),
  name: z.string(),
  changes: z.array(numberChange),
  regionId,
  shared: z.boolean(),
  actor: z.string(),
  at: z.iso.datetime({ offset: true }),
});
export type ScenarioEntry = z.output<typeof scenario>;

export const whatIf = {
  try: route({
    method: 'POST',
    path: '/api/programmes/:id/what-if',
    summary:
      'Who would gain and who lose if numbers of a programme were others, or another programme held; nothing is kept',
    access: ['administrator', 'officer', 'analyst', 'signer'],
    scoped: true,
    input: z.object({
      id: programmeId,
      region: askedRegion,
      tier: entryId,
      changes,
      /** Compared with this programme instead of with itself: 63号 against 2号. */
      against: programmeId.optional(),
      on: day.optional(),
      period: period.optional(),
      purpose: purpose.default('application'),
    }),
    output: z.object({
      provenance,
      before: ruleUsed,
      after: ruleUsed,
      on: day,
      period,
      total: shiftCount,
      byRegion: z.array(shiftCount.extend({ regionId: regionId.nullable(), regionName: names.nullable() })),
      bySection: z.array(shiftCount.extend({ section: section.nullable(), sectionName: names.nullable() })),
      rows: z.array(
        z.object({
          enterpriseId,
          name: z.string(),
          regionId: regionId.nullable(),
          regionName: names.nullable(),
          gains: z.boolean(),
          holds: z.boolean(),
        }),
      ),
    }),
    errors: ['no-snapshot', 'not-found', 'programme-invalid'],
  }),
  scenarios: route({
    method: 'GET',
    path: '/api/programmes/:id/scenarios',
    summary: 'One’s own scenarios of a programme, and those shared with one',
    access: 'signed-in',
    scoped: true,
    input: z.object({ id: programmeId, region: askedRegion }),
    output: z.object({ rows: z.array(scenario) }),
    errors: ['not-found'],
  }),
  save: route({
    method: 'POST',
    path: '/api/programmes/:id/scenarios',
    summary: 'Keep other numbers for a programme under a name, for oneself or shared',
    access: ['administrator', 'officer', 'analyst', 'signer'],
    scoped: true,
    input: z.object({
      id: programmeId,
      region: askedRegion,
      name: z.string().trim().min(1).max(100),
      changes,
      shared: z.boolean().default(false),
    }),
    output: scenario,
    errors: ['not-found', 'programme-invalid'],
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/scenarios/:id',
    summary: 'Remove one’s own scenario',
    access: ['administrator', 'officer', 'analyst', 'signer'],
    scoped: true,
    input: z.object({ id: z.uuid(), region: askedRegion }),
    output: z.object({ id: z.uuid() }),
    errors: ['not-found'],
  }),
};
