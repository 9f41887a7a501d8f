import { OUTCOMES, PURPOSES, type Programme, type ProgrammeNumber } from '@tidu/domain';
import { z } from 'zod';
import { route } from './route.js';
import { askedRegion, day, names, regionId, tier } from './vocabulary.js';

export const programmeId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,59}$/)
  .meta({ description: 'A policy programme, built in or installed', example: 'national-2026' });
export const entryId = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);
export const outcome = z.enum(OUTCOMES);
export const purpose = z.enum(PURPOSES);

/** Which rule was used: its version, and the hash of its text. */
export const ruleUsed = z.object({
  id: programmeId,
  version: z.number().int(),
  sha256: z.string(),
  name: names,
  /** To be told wherever a result is shown; null for an official text. */
  caution: names.nullable(),
});
export type RuleUsed = z.output<typeof ruleUsed>;

export const programmeHead = z.object({
  id: programmeId,
  version: z.number().int(),
  name: names,
  kind: z.enum(['programme', 'classification']),
  standing: z.enum(['official', 'secondary']),
  caution: names.nullable(),
  region: regionId,
  inForce: z.object({ from: day, to: day.nullable() }),
  plan: z.object({ from: z.number().int(), to: z.number().int() }).nullable(),
  supersedes: programmeId.nullable(),
  isBuiltIn: z.boolean(),
  /** How many entries each list has. */
  counts: z.record(z.string(), z.number().int()),
  tiers: z.array(z.object({ id: entryId, name: names, title: tier.nullable(), nCriteria: z.number().int() })),
});
export type ProgrammeHead = z.output<typeof programmeHead>;

/** A case beside a programme, and what of it did not come as expected. */
export const programmeCase = z.object({
  kind: z.enum(['enterprise', 'claim', 'progress']),
  name: z.string(),
  failures: z.array(z.object({ what: z.string(), expected: z.string(), found: z.string() })),
});

const isObject = (value: unknown) => typeof value === 'object' && value !== null;
const wholeProgramme = z
  .custom<Programme>(isObject)
  .meta({ description: 'The normalised programme: docs/programmes.md' });
const programmeNumbers = z
  .custom<ProgrammeNumber[]>(Array.isArray)
  .meta({ description: 'Every number of it with its unit, year, region and clause' });

const text = z.string().min(1).max(1_000_000);

export const programmes = {
  list: route({
    method: 'GET',
    path: '/api/programmes',
    summary: 'Policy programmes, built in and installed',
    access: 'signed-in',
    scoped: false,
    input: z.object({}),
    output: z.object({ programmes: z.array(programmeHead) }),
  }),
  read: route({
    method: 'GET',
    path: '/api/programmes/:id',
    summary: 'One programme: normalised, as a file, the text it was read from, and its cases as they come out',
    access: 'signed-in',
    scoped: false,
    input: z.object({ id: programmeId }),
    output: z.object({
      head: programmeHead,
      sha256: z.string(),
      programme: wholeProgramme,
      numbers: programmeNumbers,
      file: z.string(),
      /** Null where only others were read who quote the document. */
      text: z.string().nullable(),
      cases: z.array(programmeCase),
    }),
    errors: ['not-found'],
  }),
  check: route({
    method: 'POST',
    path: '/api/programmes/check',
    summary: 'What is wrong with a programme file, line by line; nothing is kept',
    access: ['administrator', 'officer', 'analyst'],
    scoped: true,
    input: z.object({ region: askedRegion, text, cases: text.optional() }),
    output: z.object({ issues: z.array(z.string()), head: programmeHead.nullable(), cases: z.array(programmeCase) }),
  }),
  install: route({
    method: 'POST',
    path: '/api/programmes',
    summary: 'Install a programme file; it then appears everywhere a built-in one does',
    access: ['administrator'],
    scoped: true,
    input: z.object({ region: askedRegion, text, cases: text.optional() }),
    output: programmeHead,
    errors: ['programme-invalid', 'already-exists'],
  }),
  withdraw: route({
    method: 'DELETE',
    path: '/api/programmes/:id',
    summary: 'Withdraw an installed programme; kept results keep the version they were made with',
    access: ['administrator'],
    scoped: true,
    input: z.object({ id: programmeId, region: askedRegion }),
    output: z.object({ id: programmeId }),
    errors: ['not-found'],
  }),
};
