import { z } from 'zod';
import { cited, day, entryId, entryName, year } from './citation.js';
import {
  criterionSchema,
  disqualificationSchema,
  exceptionSchema,
  exclusionSchema,
  factSchema,
  scoreSchema,
  tierSchema,
  transitionSchema,
} from './criterion.js';
import { incentiveSchema } from './incentive.js';
import {
  assessmentSchema,
  bodySchema,
  cadenceSchema,
  leftOutSchema,
  problemStepSchema,
  taskSchema,
} from './organisation.js';
import { documentUnit } from './quantity.js';
import { targetSchema } from './target.js';

const text = z.string().min(1).max(500);

/** The document a programme was read from. */
const documentSchema = z.strictObject({
  title: text,
  issuer: text,
  /** As the document itself has it; null where it has none. */
  number: text.nullable().default(null),
  /** Other numbers it is cited by, where sources differ. */
  otherNumbers: z.array(text).default([]),
  issuedOn: day.nullable().default(null),
  publishedOn: day.nullable().default(null),
  restored: cited.restored,
  note: cited.note,
});

/**
 * A policy document as data: clause → criterion → evidence → verdict → target → money.
 *
 * Nothing here is code; a bureau writes one as a YAML file, and every entry says which clause it comes from.
 */
export const programmeSchema = z.strictObject({
  id: entryId,
  /** Raised whenever the file is changed; a verdict keeps it. */
  version: z.int().min(1).default(1),
  name: entryName,
  /** A classification sorts enterprises into classes and promises nothing. */
  kind: z.enum(['programme', 'classification']).default('programme'),
  /** Read from the official text, or from others who quote it: then it must be checked before an official use. */
  standing: z.enum(['official', 'secondary']),
  caution: entryName.nullable().default(null),
  /** Region it governs: an id of the atlas. */
  region: z.string().min(1).max(40),
  document: documentSchema,
  /** Days it is in force: [from, to); null where it is still. */
  inForce: z.strictObject({ from: day, to: day.nullable().default(null) }),
  /** First and last year its targets speak of; null where it sets none. */
  plan: z.strictObject({ from: year, to: year }).nullable().default(null),
  /** The word the document counts enterprises in. */
  counts: documentUnit.default('户'),
  /** The programme whose rules this one replaces. */
  supersedes: entryId.nullable().default(null),
  transitions: z.array(transitionSchema).default([]),
  tiers: z.array(tierSchema).default([]),
  /** For how many years a title holds. */
  validity: z
    .strictObject({ ...cited, years: z.int().min(1).max(30) })
    .nullable()
    .default(null),
  facts: z.array(factSchema).default([]),
  scores: z.array(scoreSchema).default([]),
  criteria: z.array(criterionSchema).max(1000).default([]),
  exceptions: z.array(exceptionSchema).default([]),
  exclusions: z.array(exclusionSchema).default([]),
  disqualifications: z.array(disqualificationSchema).default([]),
  targets: z.array(targetSchema).max(1000).default([]),
  assessments: z.array(assessmentSchema).default([]),
  /** The ranking scheme of the commendation: the name of a file beside this one. */
  ranking: z
    .strictObject({ ...cited, scheme: z.string().regex(/^[a-z][a-z0-9-]*\.yaml$/) })
    .nullable()
    .default(null),
  incentives: z.array(incentiveSchema).max(1000).default([]),
  tasks: z.array(taskSchema).max(1000).default([]),
  cadence: z.array(cadenceSchema).default([]),
  problemLadder: z.array(problemStepSchema).default([]),
  governance: z.array(bodySchema).default([]),
  leftOut: z.array(leftOutSchema).default([]),
});
export type Programme = z.output<typeof programmeSchema>;

/** Lists of a programme whose entries cite the text, in the order a reader meets them. */
export const CITED_LISTS = [
  'tiers',
  'scores',
  'criteria',
  'exceptions',
  'exclusions',
  'disqualifications',
  'targets',
  'assessments',
  'incentives',
  'tasks',
  'cadence',
  'problemLadder',
  'governance',
  'transitions',
] as const satisfies readonly (keyof Programme)[];
