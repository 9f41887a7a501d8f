import { z } from 'zod';
import { route } from './route.js';
import { askedRegion, day, names, period, provenance, regionId, tier } from './vocabulary.js';

/** One indicator of a ranking scheme. */
export const rankedIndicator = z.object({
  code: z.string(),
  /** Of the catalogue. */
  indicator: z.string(),
  /** Highest titles of the enterprises it is over; null for everybody. */
  tiers: z.array(tier).nullable(),
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
  /** How its returns came in, and what that would cost it by the scheme: the rank with these points taken stands beside. */
  conduct: z.object({
    measures: z.array(
      z.object({
        measure: z.enum(['unreported', 'late', 'late-revised', 'outlying', 'rounded', 'copied']),
        /** Enterprises that show it, of those it can be told of. */
        n: z.number().int(),
        of: z.number().int(),
        /** Percent; null where it can be told of nobody. */
        share: z.number().nullable(),
        points: z.number(),
      }),
    ),
    deduction: z.number(),
    adjustedScore: z.number().nullable(),
    adjustedRank: z.number().nullable(),
  }),
  /** How safe the rank is; null for a unit without one. */
  robustness: z
    .object({
      /** Ranks in nine of ten ways to make the index, from … to. */
      low: z.number(),
      high: z.number(),
      /** Share of the ways in which it is among the places, in percent. */
      inTop: z.number(),
      /** Share of the ways in which it has rank 1, 2, 3 …, in percent. */
      shares: z.array(z.number()),
    })
    .nullable(),
});
export type RankedUnit = z.output<typeof rankedUnit>;

/** What a ranking says, whether it is computed now or was sealed. */
export const rankingResult = z.object({
  period,
  scheme: z.object({
    id: z.string(),
    /** Of the ledger; null of a scheme that is only tried out. */
    version: z.number().int().nullable(),
    name: names,
    clause: z.string(),
    quotation: z.string(),
    places: z.number().int(),
    minSample: z.number().int(),
    minReportingRate: z.number().nullable(),
    /** Words of the methods, such as `min-max` and `arithmetic-mean`. */
    normalise: z.string(),
    aggregate: z.string(),
    decimals: z.number().int(),
    tieRule: names,
    indicators: z.array(rankedIndicator),
    /** True when the weights are not those of the scheme, or the scheme is not in the ledger. */
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
  alternatives: z.array(z.object({ name: names, kind: z.string(), top: z.array(regionId), changesTop: z.boolean() })),
  /** What each indicator really weighs: its share of the variance of the scores, in percent; correlation with them, −1…1. */
  influence: z.array(
    z.object({
      code: z.string(),
      weight: z.number(),
      correlation: z.number().nullable(),
      share: z.number().nullable(),
    }),
  ),
  /** How much of the movement of ranks each uncertainty is behind, by itself and with others, in percent. */
  sensitivity: z.array(z.object({ factor: z.string(), first: z.number(), total: z.number() })),
  replications: z.number().int(),
  /** Of the random stream: the same gives the same answer. */
  seed: z.number().int(),
  notes: z.array(names),
});
export type RankingResult = z.output<typeof rankingResult>;

const computed = rankingResult.extend({ provenance });

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
      /** Of the ledger; the province’s own where none is named. */
      scheme: z.string().max(60).optional(),
      /** The newest where none is named. */
      version: z.coerce.number().int().min(1).optional(),
      /** Other weights, tried out: `code:weight` with commas; they are scaled to add up to 1. */
      weights: z.string().max(500).optional(),
    }),
    output: computed,
    errors: ['no-snapshot', 'ranking-needs-province', 'scheme-inapplicable', 'not-found'],
  }),
  try: route({
    method: 'POST',
    path: '/api/rankings/trial',
    summary: 'Prefectures ranked by a scheme that is not kept: to see what it would do',
    access: ['administrator', 'officer', 'signer', 'analyst'],
    scoped: true,
    input: z.object({ region: askedRegion, period: period.optional(), text: z.string().min(1).max(20_000) }),
    output: computed,
    errors: ['no-snapshot', 'ranking-needs-province', 'scheme-invalid', 'scheme-inapplicable'],
  }),
  recognition: route({
    method: 'GET',
    path: '/api/rankings/recognition',
    summary:
      'Who else is to be commended: places with their first national title, and what the service teams brought about',
    access: 'signed-in',
    scoped: true,
    input: z.object({ region: askedRegion, period: period.optional() }),
    output: z.object({
      provenance,
      period,
      /** The oldest national title the lists know of: before that nothing can be said. */
      knownSince: day.nullable(),
      /** Prefectures and counties in the order of the tree. */
      breakthroughs: z.array(
        z.object({
          regionId,
          name: names,
          level: z.enum(['prefecture', 'county']),
          parent: names.nullable(),
          /** Null where there never was one. */
          firstOn: day.nullable(),
          /** Within the year of the period. */
          isThisYear: z.boolean(),
          enterprise: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
          granted: z.number().int(),
        }),
      ),
      teams: z.array(
        z.object({
          code: z.string().nullable(),
          name: names,
          department: z.string().nullable(),
          byTier: z.record(z.string(), z.number().int()),
          newProvincial: z.number().int(),
          revenueGrowth: z.object({ value: z.number().nullable(), n: z.number().int() }),
          rdGrowth: z.object({ value: z.number().nullable(), n: z.number().int() }),
        }),
      ),
    }),
    errors: ['no-snapshot', 'ranking-needs-province'],
  }),
  years: route({
    method: 'GET',
    path: '/api/rankings/years',
    summary: 'Rank and score of each unit for the same months of every year there is',
    access: 'signed-in',
    scoped: true,
    input: z.object({
      region: askedRegion,
      period: period.optional(),
      scheme: z.string().max(60).optional(),
      version: z.coerce.number().int().min(1).optional(),
    }),
    output: z.object({
      provenance,
      /** Oldest first. */
      years: z.array(
        z.object({
          period,
          units: z.array(
            z.object({ regionId, name: names, score: z.number().nullable(), rank: z.number().nullable() }),
          ),
        }),
      ),
    }),
    errors: ['no-snapshot', 'ranking-needs-province', 'scheme-inapplicable', 'not-found'],
  }),
};
