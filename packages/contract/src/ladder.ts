import { z } from 'zod';
import { route } from './route.js';
import { askedRegion, names, period, provenance, regionId, tier } from './vocabulary.js';

/** One step of the ladder, by each enterprise's highest valid title: stock at last year's end, flows since, stock now. */
export const ladderRow = z.object({
  tier,
  name: names,
  nYearStart: z.number().int(),
  /** From no title. */
  nEntered: z.number().int(),
  /** From a lower tier. */
  nPromotedIn: z.number().int(),
  /** From a higher tier whose title ended. */
  nFellIn: z.number().int(),
  /** To a higher tier. */
  nPromotedOut: z.number().int(),
  /** By expiry or cancellation, to a lower tier or to none. */
  nLeft: z.number().int(),
  nNow: z.number().int(),
  /** Promoted out ÷ stock at last year's end, in percent; null with no stock. */
  promotionRate: z.number().nullable(),
});
export type LadderRow = z.output<typeof ladderRow>;

export const ladder = {
  read: route({
    method: 'GET',
    path: '/api/ladder',
    summary: 'Enterprises on each tier at the end of the period, and how they came there this year',
    access: 'signed-in',
    scoped: true,
    input: z.object({ period, region: askedRegion }),
    output: z.object({ provenance, regionId, period, rows: z.array(ladderRow) }),
    errors: ['no-snapshot'],
  }),
};
