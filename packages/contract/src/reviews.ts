import { z } from 'zod';
import { route } from './route.js';
import { askedRegion, names, period, regionId, releaseStatus } from './vocabulary.js';

const moment = z.iso.datetime({ offset: true });
const reviewStep = z.enum(['submit', 'accept', 'return', 'reopen']);

/** Where the reports of one reporting unit stand for a period. */
export const reviewEntry = z.object({
  regionId,
  name: names,
  state: z.enum(['collecting', 'submitted', 'returned', 'accepted']),
  /** Steps the caller may take now. */
  possible: z.array(reviewStep),
  nExpected: z.number().int(),
  nFiled: z.number().int(),
  steps: z.array(
    z.object({
      number: z.number().int(),
      step: reviewStep,
      reason: z.string(),
      snapshotId: z.string().nullable(),
      actor: z.string(),
      at: moment,
    }),
  ),
});
export type ReviewEntry = z.output<typeof reviewEntry>;

const SENDERS = ['administrator', 'officer'] as const;

export const reviews = {
  list: route({
    method: 'GET',
    path: '/api/reviews',
    summary: 'Where the reports of each reporting unit stand for a period; a unit sees only its own',
    access: SENDERS,
    scoped: true,
    input: z.object({ period, region: askedRegion }),
    output: z.object({
      period,
      /** Standing of the figures of the asked region. */
      status: releaseStatus,
      releaseAt: moment.nullable(),
      reviews: z.array(reviewEntry),
    }),
  }),
  step: route({
    method: 'POST',
    path: '/api/reviews/steps',
    summary:
      'A unit submits a period; the province accepts it, returns it, or opens it again, the last two with a reason',
    access: SENDERS,
    scoped: true,
    input: z.object({ period, region: askedRegion, step: reviewStep, reason: z.string().trim().max(500).default('') }),
    output: reviewEntry,
    errors: ['review-step-impossible', 'reason-missing', 'not-found'],
  }),
  embargo: route({
    method: 'PUT',
    path: '/api/embargoes/:period',
    summary: 'Keep the figures of a period from readers until a moment; a moment that has passed releases them',
    access: ['administrator'],
    scoped: false,
    input: z.object({ period, releaseAt: moment }),
    output: z.object({ period, releaseAt: moment }),
    errors: ['outside-scope'],
  }),
};
