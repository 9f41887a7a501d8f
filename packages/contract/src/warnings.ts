import { z } from 'zod';
import { enterpriseId } from './enterprises.js';
import { route } from './route.js';
import { askedRegion, names, period, provenance, regionId, tier } from './vocabulary.js';

const moment = z.iso.datetime({ offset: true });

/** Colours of warnings, the gravest first; each has a shape and a word beside it. */
export const severity = z.enum(['red', 'orange', 'yellow', 'blue']);
export const warningState = z.enum(['pending', 'firing', 'recovering', 'no-data', 'normal']);
export const warnedSubject = z.enum(['enterprise', 'region']);

/** One rule over one enterprise or region. */
export const warningEntry = z.object({
  id: z.string(),
  rule: z.string(),
  ruleName: names,
  severity,
  state: warningState,
  subject: warnedSubject,
  /** Of the enterprise or of the region. */
  subjectId: z.string(),
  subjectName: z.string(),
  regionId: regionId.nullable(),
  regionName: names.nullable(),
  tier: tier.nullable(),
  secretary: z.string().nullable(),
  /** The period the state was last decided by. */
  period,
  /** In the unit of the rule; null where nothing was filed. */
  value: z.number().nullable(),
  threshold: z.number().nullable(),
  unit: z.string(),
  /** Periods running for which the rule has been met. */
  streak: z.number().int(),
  /** Since when it has been in this state. */
  since: moment,
  /** First firing of the present episode; null while it only pends. */
  firedAt: moment.nullable(),
  /** First period of the present or last episode. */
  episodeFrom: period.nullable(),
  /** The case (事项) of the last episode. */
  caseId: z.string().nullable(),
});
export type WarningEntry = z.output<typeof warningEntry>;

/** One change of state. */
export const warningEvent = z.object({
  at: moment,
  rule: z.string(),
  ruleName: names,
  /** After the change; null for who is at rest. */
  severity: severity.nullable(),
  from: warningState,
  to: warningState,
  period,
  value: z.number().nullable(),
  threshold: z.number().nullable(),
  unit: z.string(),
  snapshotId: z.string(),
});

export const warnings = {
  rules: route({
    method: 'GET',
    path: '/api/warning-rules',
    summary: 'The rules that are in force',
    access: 'signed-in',
    scoped: false,
    input: z.object({}),
    output: z.object({
      rules: z.array(
        z.object({
          code: z.string(),
          group: z.string(),
          name: names,
          meaning: names,
          subject: warnedSubject,
          /** Its colours, the gravest first. */
          severities: z.array(severity),
          unit: z.string(),
          owner: z.string(),
          source: z.string(),
        }),
      ),
    }),
  }),
  list: route({
    method: 'GET',
    path: '/api/warnings',
    summary: 'Warnings, the gravest and newest first',
    access: 'signed-in',
    scoped: 'enterprises',
    input: z.object({
      region: askedRegion,
      subject: warnedSubject.default('enterprise'),
      state: z.enum(['firing', 'pending', 'open']).default('firing'),
      rule: z.string().max(60).optional(),
      severity: severity.optional(),
      search: z.string().trim().max(100).optional(),
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    output: z.object({
      provenance: provenance.nullable(),
      evaluatedAt: moment.nullable(),
      total: z.number().int(),
      /** Firing enterprises by their gravest colour, over the whole scope asked. */
      bySeverity: z.object({ red: z.number(), orange: z.number(), yellow: z.number(), blue: z.number() }),
      /** Of these, fired since the publication before the last. */
      newBySeverity: z.object({ red: z.number(), orange: z.number(), yellow: z.number(), blue: z.number() }),
      rows: z.array(warningEntry),
    }),
  }),
  history: route({
    method: 'GET',
    path: '/api/enterprises/:id/warnings',
    summary: 'Warnings of one enterprise and every change of their state, newest first',
    access: 'signed-in',
    scoped: 'enterprises',
    input: z.object({ id: enterpriseId, region: askedRegion }),
    output: z.object({ warnings: z.array(warningEntry), events: z.array(warningEvent) }),
    errors: ['no-snapshot', 'not-found'],
  }),
};
