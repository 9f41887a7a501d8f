import { z } from 'zod';
import { TIERS } from '../vocabulary/tier.js';
import { cited, day, entryId, entryName } from './citation.js';
import { COMPARATORS, type Condition, type Measure } from './condition.js';
import { documentUnit } from './quantity.js';
import { condition, measure } from './read-condition.js';

/** Why an enterprise is looked at: it asks for a title, or its title runs out. */
export const PURPOSES = ['application', 'review'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** A rung that is granted, a stage of growth, a band of size, a pool enterprises are chosen into, or a class of a classification. */
export const TIER_KINDS = ['tier', 'stage', 'band', 'pool', 'class'] as const;

/** A tier or stage of a programme, the lowest first. */
export const tierSchema = z.strictObject({
  ...cited,
  id: entryId,
  name: entryName,
  kind: z.enum(TIER_KINDS).default('tier'),
  /** The title of the ledger that says who holds it; null where the title lists know no such tier. */
  title: z.enum(TIERS).nullable().default(null),
  /** Whoever is in no class above, in a classification. */
  remainder: z.boolean().default(false),
});
export type ProgrammeTier = z.output<typeof tierSchema>;

/** Something people attest: yes or no, or a number with its unit. */
export const factSchema = z.strictObject({
  id: entryId,
  name: entryName,
  /** Null for yes or no. */
  unit: documentUnit.nullable().default(null),
});
export type Fact = z.output<typeof factSchema>;

/** Whom a criterion concerns; everyone where nothing is said. */
const appliesTo = z.strictObject({
  industries: z
    .array(z.string().regex(/^(?:[A-T]|\d{2,4})$/))
    .min(1)
    .nullable()
    .default(null),
  purpose: z.enum(PURPOSES).nullable().default(null),
});

/** One test of eligibility for a tier. A soft one is shown and does not decide. */
export const criterionSchema = z.strictObject({
  ...cited,
  id: entryId,
  tier: entryId,
  name: entryName,
  force: z.enum(['hard', 'soft']).default('hard'),
  appliesTo: appliesTo.prefault({}),
  test: condition,
});
export type Criterion = z.output<typeof criterionSchema>;

/** Enterprises that need not meet some criteria. */
export const exceptionSchema = z.strictObject({
  ...cited,
  id: entryId,
  name: entryName,
  /** Criteria that are waived. */
  waives: z.array(entryId).min(1),
  when: condition,
});
export type Exception = z.output<typeof exceptionSchema>;

/** Enterprises that are not accepted, whatever they meet. */
export const exclusionSchema = z.strictObject({
  ...cited,
  id: entryId,
  name: entryName,
  /** Tiers it bars; all where none is named. */
  tiers: z.array(entryId).default([]),
  when: condition,
});
export type Exclusion = z.output<typeof exclusionSchema>;

/** A ground on which a title is taken back, and for how long nobody may apply again. */
export const disqualificationSchema = z.strictObject({
  ...cited,
  id: entryId,
  name: entryName,
  tiers: z.array(entryId).default([]),
  effect: z.enum(['cancel', 'lose-review']).default('cancel'),
  banYears: z.int().min(0).max(20).nullable().default(null),
});

/** Points of one band of an item: those who meet the condition have them. */
export interface Band {
  points: number;
  when: Condition;
}

const steps = z.strictObject({
  measure: measure,
  comparator: z.enum(COMPARATORS).default('at-least'),
  unit: documentUnit,
  /** Threshold and points of each band. */
  bands: z.array(z.tuple([z.number(), z.number()])).min(1),
});

/** One item of a table of points: the best band an enterprise meets counts. */
const item = z
  .strictObject({
    id: entryId,
    group: entryId,
    name: entryName,
    /** Bands of one measure, each a threshold and its points. */
    steps: steps.optional(),
    /** Bands with conditions of their own. */
    bands: z.array(z.strictObject({ points: z.number(), when: condition })).default([]),
    /** Points of who is in no band. */
    otherwise: z.number().default(0),
  })
  .transform(({ steps: written, bands, ...rest }) => ({
    ...rest,
    bands: [...bands, ...(written ? bandsOf(written) : [])] as Band[],
  }));
export type ScoreItem = z.output<typeof item>;

function bandsOf({ measure: measured, comparator, unit, bands }: z.output<typeof steps>): Band[] {
  return bands.map(([threshold, points]) => {
    const thresholds = [{ from: null, value: threshold }];
    return { points, when: { kind: 'compare', measure: measured as Measure, comparator, thresholds, unit } };
  });
}

/** A table of points. What is not known of an enterprise leaves its points between the worst and the best band. */
export const scoreSchema = z.strictObject({
  ...cited,
  id: entryId,
  name: entryName,
  items: z.array(item).min(1).max(60),
});
export type Score = z.output<typeof scoreSchema>;

/** Reviews and applications that another programme still decides after this one came into force. */
export const transitionSchema = z.strictObject({
  ...cited,
  id: entryId,
  purpose: z.enum(PURPOSES),
  /** Titles granted before this day; null for all. */
  grantedBefore: day.nullable().default(null),
  /** Decisions before this day; null for all. */
  decidedBefore: day.nullable().default(null),
  by: entryId,
});
