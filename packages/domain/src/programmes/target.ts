import { z } from 'zod';
import { TIERS } from '../vocabulary/tier.js';
import { cited, entryId, entryName, passage, year } from './citation.js';
import { COMPARATORS } from './condition.js';
import { documentUnit, quantity } from './quantity.js';

/**
 * What kind of number is aimed at: a stock at the end of a year, what is added in each year, what is added in all by the
 * last year, a share, an amount of money reached in a year, or a multiple of the base.
 */
export const TARGET_KINDS = ['stock', 'yearly-flow', 'total', 'share', 'amount', 'multiple'] as const;

const value = z.number().min(0);
const ofYear = z.strictObject({ year, value });

/** The same target of one region; its words are its line of the table. */
const regionTarget = z.strictObject({
  region: z.string().min(1).max(40),
  ...passage.shape,
  base: value.nullable().default(null),
  values: z.array(ofYear).min(1).max(20),
  /** What comes to it from the base to the last year, as the document says. */
  increase: value.nullable().default(null),
});
export type RegionTarget = z.output<typeof regionTarget>;

/** Where the actual number comes from; null where somebody has to report it. */
const actual = z.union([
  z.strictObject({
    /** Enterprises that hold a title of one of these tiers. */
    holders: z.array(z.enum(TIERS)).min(1),
    /** By any title held, or by the highest only. */
    by: z.enum(['any-title', 'highest-title']).default('any-title'),
  }),
  z.strictObject({
    /** A code of the catalogue, over enterprises whose highest title is one of these. */
    indicator: z.string().max(60),
    tiers: z.array(z.enum(TIERS)).min(1).nullable().default(null),
  }),
]);

/** A number the document sets itself, by year and region. */
export const targetSchema = z.strictObject({
  ...cited,
  id: entryId,
  name: entryName,
  kind: z.enum(TARGET_KINDS),
  unit: documentUnit,
  comparator: z.enum(COMPARATORS).default('at-least'),
  base: ofYear.nullable().default(null),
  values: z.array(ofYear).max(30).default([]),
  /** The same number in every year from one to another. */
  every: z.strictObject({ from: year, to: year, value }).nullable().default(null),
  /** Only enterprises whose size lies between: from the one, up to the other. */
  band: z
    .strictObject({
      of: z.string().min(1).max(100),
      from: quantity.nullable().default(null),
      to: quantity.nullable().default(null),
    })
    .nullable()
    .default(null),
  /** The higher end where the document names a range, such as 3—5个. */
  upTo: value.nullable().default(null),
  increase: value.nullable().default(null),
  regions: z.array(regionTarget).max(400).default([]),
  /** Why the regions do not add up to the whole, where the document itself does not. */
  sumsDiffer: z.string().min(1).max(500).nullable().default(null),
  actual: actual.nullable().default(null),
});
export type Target = z.output<typeof targetSchema>;
export type TargetActual = z.output<typeof actual>;

/** One number of one year, in one region or in all. */
export interface TargetValue {
  year: number;
  value: number;
  /** Null for the whole the programme covers. */
  region: string | null;
  clause: string;
  quote: string;
}

/** Every number of a target, the whole first, each year in turn. */
export function valuesOf(target: Target): TargetValue[] {
  const { clause, quote, every, values, regions } = target;
  const yearly = every ? years(every.from, every.to).map(one => ({ year: one, value: every.value })) : [];
  return [
    ...[...values, ...yearly].map(one => ({ ...one, region: null, clause, quote })),
    ...regions.flatMap(one =>
      one.values.map(ofOne => ({ ...ofOne, region: one.region, clause: one.clause, quote: one.quote })),
    ),
  ];
}

function years(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step);
}
