import { z } from 'zod';
import { route } from './route.js';
import { askedRegion, day, names, period, regionId, releaseStatus, tier } from './vocabulary.js';

const moment = z.iso.datetime({ offset: true });

/** A later deadline of a period, granted to a region and everything below it. */
export const filingExtension = z.object({
  id: z.string(),
  period,
  regionId,
  region: names,
  until: day,
  reason: z.string(),
  actor: z.string(),
  at: moment,
});
export type FilingExtensionEntry = z.output<typeof filingExtension>;

/** One period of a year, as the asked region stands in it. */
export const calendarPeriod = z.object({
  period,
  isQuarter: z.boolean(),
  /** With the extension granted to the region as a whole. */
  dueOn: day,
  /** The holidays of that year are not announced yet, so the day may still move. */
  isProvisional: z.boolean(),
  state: z.enum(['upcoming', 'open', 'due', 'late', 'locked']),
  /** Null while nobody has filed for the period anywhere. */
  nExpected: z.number().int().nullable(),
  nFiled: z.number().int().nullable(),
  status: releaseStatus,
  /** When the figures are released; null without an embargo. */
  releaseAt: moment.nullable(),
  extensions: z.array(filingExtension),
});
export type CalendarPeriodEntry = z.output<typeof calendarPeriod>;

const SENDERS = ['administrator', 'officer'] as const;

export const filingCalendar = {
  read: route({
    method: 'GET',
    path: '/api/filing-calendar',
    summary: 'The periods of a year with their deadlines in working days, how far each is, and what was granted',
    access: SENDERS,
    scoped: true,
    input: z.object({ year: z.coerce.number().int().min(2000).max(2100), region: askedRegion }),
    output: z.object({ today: day, periods: z.array(calendarPeriod) }),
  }),
  missing: route({
    method: 'GET',
    path: '/api/filing-calendar/missing',
    summary: 'Who owes a return for a period and has not filed it, who missed most first',
    access: SENDERS,
    scoped: true,
    input: z.object({
      period,
      region: askedRegion,
      offset: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(500).default(50),
    }),
    output: z.object({
      period,
      total: z.number().int(),
      rows: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          regionId: regionId.nullable(),
          region: names,
          tier: tier.nullable(),
          secretary: z.string().nullable(),
          /** Returns missing within a year, this one with them. */
          nMissing: z.number().int(),
        }),
      ),
    }),
    errors: ['no-snapshot'],
  }),
  grant: route({
    method: 'POST',
    path: '/api/filing-extensions',
    summary: 'Grant a region a later deadline, with a reason; it also opens a period that is locked there',
    access: SENDERS,
    scoped: true,
    input: z.object({ period, region: askedRegion, until: day, reason: z.string().trim().min(1).max(500) }),
    output: filingExtension,
    errors: ['extension-too-early'],
  }),
  revoke: route({
    method: 'DELETE',
    path: '/api/filing-extensions/:id',
    summary: 'Take an extension back',
    access: SENDERS,
    scoped: false,
    input: z.object({ id: z.string().min(1).max(40) }),
    output: z.object({}),
    errors: ['not-found', 'outside-scope'],
  }),
};
