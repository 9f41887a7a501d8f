import { z } from 'zod';
import { route } from './route.js';
import { askedRegion, names, period, provenance, regionId } from './vocabulary.js';

/** One indicator of a ranking scheme. */
export const rankedIndicator = z.object({
  code: z.string(),
  name: names,
  unit: z.string(),
  direction: z.enum(['higher-is-better', 'lower-is-better']),
  /** Shares of 1, adding up to 1. */
  weight: z.number(),
});

/** How one unit came to its score on one indicator. */
export const rankedPart = z.object({
  code: z.string(),
  raw: z.number().nullable(),
  /** Enterprises behind the raw figure. */
  n: z.number().int(),
  /** 0…100; null where the unit has no usable figure. */
  normalised: z.number().nullable(),
  weighted: z.number().nullable(),
  /** The figure that was scored: as it was, or drawn in to a bound of the scheme. */
  treated: z.number().nullable(),
});

export const rankedUnit = z.object({
  regionId,
  name: names,
  /** 0…100, rounded once to two decimals; null when it is not ranked. */
  score: z.number().nullable(),
  /** Ties share a rank: 1, 2, 2, 4. */
  rank: z.number().int().nullable(),
  parts: z.array(rankedPart),
  /** Filed ÷ expected, in percent. */
  reportingRate: z.number().nullable(),
  /** Why it has no rank: 样本不足. */
  excluded: names.nullable(),
  commended: z.boolean(),
  /** How safe the rank is; null for a unit without one. */
  robustness: z
    .object({
      /** Ranks in nine of ten ways to make the index, from … to. */
      low: z.number(),
      high: z.number(),
      /** Share of the ways in which it is among the places, in percent. */
      inTop: z.number(),
    })
    .nullable(),
});
export type RankedUnit = z.output<typeof rankedUnit>;

export const rankings = {
  read: route({
    method: 'GET',
    path: '/api/rankings',
    summary: 'Prefectures ranked by the commendation scheme, with the derivation of every score',
    access: 'signed-in',
    scoped: true,
    input: z.object({
      region: askedRegion,
      period: period.optional(),
      /** Other weights, tried out: `code:weight` with commas; they are scaled to add up to 1. */
      weights: z.string().max(500).optional(),
    }),
    output: z.object({
      provenance,
      period,
      scheme: z.object({
        id: z.string(),
        name: names,
        clause: z.string(),
        quotation: z.string(),
        places: z.number().int(),
        minSample: z.number().int(),
        tieRule: names,
        indicators: z.array(rankedIndicator),
        /** True when the weights are not those of the scheme. */
        isTrial: z.boolean(),
      }),
      units: z.array(rankedUnit),
      /** What would swap the last place with the next, smallest change of one weight first; null where nothing could. */
      tipping: z
        .object({
          inside: regionId,
          outside: regionId,
          /** Points between the two. */
          lead: z.number(),
          weights: z.array(z.object({ code: z.string(), name: names, from: z.number(), to: z.number() })),
        })
        .nullable(),
      /** Other ways to make the index, and whom each puts on the first ranks. */
      alternatives: z.array(
        z.object({ name: names, kind: z.string(), top: z.array(regionId), changesTop: z.boolean() }),
      ),
      replications: z.number().int(),
      notes: z.array(names),
    }),
    errors: ['no-snapshot', 'ranking-needs-province'],
  }),
};
