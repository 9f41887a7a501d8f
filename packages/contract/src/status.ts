import { z } from 'zod';
import { route } from './route.js';
import { askedRegion, names, period, regionId, tier } from './vocabulary.js';

/** How far the filings of one period are in, over the enterprises that owe one. */
export const periodStatus = z.object({
  period,
  label: names,
  /** Tiers that owe a return for this period. */
  dueTiers: z.array(tier),
  nExpected: z.number().int(),
  nFiled: z.number().int(),
  /** True once every expected return is in. */
  complete: z.boolean(),
});

export const status = {
  read: route({
    method: 'GET',
    path: '/api/status',
    summary: 'What is published, for which periods, and what is still loading',
    access: 'signed-in',
    scoped: true,
    input: z.object({ region: askedRegion }),
    output: z.object({
      province: z.object({ id: regionId, name: names }),
      region: z.object({ id: regionId, name: names }),
      synthetic: z.boolean(),
      /** Null before the first publication. */
      snapshot: z
        .object({
          id: z.string(),
          publishedAt: z.iso.datetime({ offset: true }),
          asOf: z.iso.datetime({ offset: true }),
          contentHash: z.string(),
        })
        .nullable(),
      /** Oldest first. */
      periods: z.array(periodStatus),
      /** Newest quarter whose deadline has passed, else the newest with any filing; what pages open at. */
      latestQuarter: period.nullable(),
      /** A long job people wait for; null when there is none. */
      loading: z
        .object({
          task: z.string(),
          label: z.string(),
          done: z.number().int(),
          total: z.number().int(),
          state: z.string(),
        })
        .nullable(),
      /** Where the boundaries come from; null without a map, when pages show ranked bars. */
      mapSource: z.string().nullable(),
    }),
  }),
};
