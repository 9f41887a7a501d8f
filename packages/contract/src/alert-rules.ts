import { alertRuleSchema, SEVERITIES } from '@tidu/domain';
import { z } from 'zod';
import { route } from './route.js';
import { askedRegion, names, period } from './vocabulary.js';

const OFFICERS = ['administrator', 'officer'] as const;
const severity = z.enum(SEVERITIES);
const share = z.number().min(0).max(1).nullable();

/** What a rule would have done over the periods of the snapshot. */
export const backTestEntry = z.object({
  rule: z.string(),
  enterprises: z.number().int(),
  volumes: z.array(
    z.object({
      period,
      fired: z.number().int(),
      standing: z.number().int(),
      bySeverity: z.record(severity, z.number().int()),
    }),
  ),
  nEpisodes: z.number().int(),
  /** The newest, within the region asked. */
  episodes: z.array(
    z.object({ enterpriseId: z.string(), enterpriseName: z.string(), from: period, to: period, gravest: severity }),
  ),
  foresight: z
    .object({
      outcome: z.string(),
      horizon: z.number().int(),
      judged: z.number().int(),
      followed: z.number().int(),
      outcomes: z.number().int(),
      foretold: z.number().int(),
      precision: share,
      recall: share,
      medianLeadMonths: z.number().nullable(),
    })
    .nullable(),
});
export type BackTestEntry = z.output<typeof backTestEntry>;

export const alertRules = {
  list: route({
    method: 'GET',
    path: '/api/alert-rules',
    summary: 'Every rule of early warning as it stands, switched off or not',
    access: 'signed-in',
    scoped: false,
    input: z.object({}),
    output: z.object({
      rules: z.array(
        z.object({
          rule: alertRuleSchema,
          enabled: z.boolean(),
          builtIn: z.boolean(),
          /** 0 for a built-in rule nobody has changed. */
          version: z.number().int(),
          changedBy: z.string().nullable(),
        }),
      ),
    }),
  }),
  save: route({
    method: 'PUT',
    path: '/api/alert-rules/:code',
    summary: 'Make a rule, change one, or switch one on or off; it holds from the next evaluation on',
    access: ['administrator'],
    scoped: false,
    input: z.object({ code: z.string().max(60), rule: alertRuleSchema, enabled: z.boolean() }),
    output: z.object({ version: z.number().int() }),
    errors: ['invalid-input', 'outside-scope'],
  }),
  backTest: route({
    method: 'POST',
    path: '/api/alert-rules/back-test',
    summary: 'Try a rule on everything filed, as if it had been switched on from the first',
    access: OFFICERS,
    scoped: true,
    input: z.object({
      region: askedRegion,
      rule: alertRuleSchema,
      from: period.optional(),
      /** A rule that stands for the bad outcome, the colour it must reach, and the months to look ahead. */
      outcome: z.string().max(60).optional(),
      reaching: severity.default('red'),
      within: z.coerce.number().int().min(1).max(36).default(12),
    }),
    output: backTestEntry,
    errors: ['no-snapshot', 'invalid-input', 'not-found'],
  }),
  quality: route({
    method: 'GET',
    path: '/api/alert-rules/quality',
    summary: 'Per rule and season: volume, share confirmed and noise, lag and time to close',
    access: 'signed-in',
    scoped: true,
    input: z.object({ region: askedRegion }),
    output: z.object({
      rows: z.array(
        z.object({
          rule: z.string(),
          ruleName: names,
          season: z.string(),
          episodes: z.number().int(),
          closed: z.number().int(),
          confirmed: z.number().int(),
          noise: z.number().int(),
          reopened: z.number().int(),
          medianDaysToClose: z.number().nullable(),
          medianLagMonths: z.number().nullable(),
        }),
      ),
    }),
  }),
};
