import { z } from 'zod';
import { enterpriseId } from './enterprises.js';
import { entryId, outcome, programmeId, ruleUsed } from './programmes.js';
import { route } from './route.js';
import { askedRegion, day, names, period, provenance, regionId, tier } from './vocabulary.js';

const year = z.coerce.number().int().min(1990).max(2099);
const instant = z.iso.datetime({ offset: true });
const inProgramme = { id: programmeId, region: askedRegion };

/** What an expiring title would meet at its review. */
export const expiringTitle = z.object({
  enterpriseId,
  name: z.string(),
  regionId: regionId.nullable(),
  regionName: names.nullable(),
  tier,
  tierName: names,
  grantedOn: day,
  endsOn: day,
  /** Null where the programme has no tier for the title. */
  review: z
    .object({
      rule: ruleUsed,
      preCheck: outcome,
      nShort: z.number().int(),
      short: z.array(z.object({ criterion: entryId, name: names, margin: z.number().nullable() })),
    })
    .nullable(),
});
export type ExpiringRow = z.output<typeof expiringTitle>;

export const programmeLadder = {
  read: route({
    method: 'GET',
    path: '/api/programmes/:id/ladder',
    summary:
      'Who could climb, whose title runs out and what a review would find, who no longer meets the floor, 零突破 regions, and the flow between the rungs by year',
    access: 'signed-in',
    scoped: 'enterprises',
    input: z.object({
      ...inProgramme,
      on: day.optional(),
      period: period.optional(),
      /** Titles that end within so many days. */
      days: z.coerce.number().int().min(1).max(1100).default(180),
    }),
    output: z.object({
      provenance,
      on: day,
      period,
      tiers: z.array(
        z.object({
          tier: entryId,
          name: names,
          title: tier.nullable(),
          rule: ruleUsed,
          /** Without the title: qualify, and fall short by one criterion. */
          nReady: z.number().int(),
          nOneShort: z.number().int(),
          nHolders: z.number().int(),
          /** With the title: no longer meet its criteria, by the rule of a review. */
          nBelowFloor: z.number().int(),
        }),
      ),
      expiring: z.array(expiringTitle),
      zero: z.array(z.object({ regionId, regionName: names, firstOn: day.nullable() })),
      flow: z.array(
        z.object({ year: z.number().int(), from: tier.nullable(), to: tier.nullable(), n: z.number().int() }),
      ),
    }),
    errors: ['no-snapshot', 'not-found'],
  }),
};

export const targetRow = z.object({
  target: entryId,
  name: names,
  kind: z.string(),
  clause: z.string(),
  quote: z.string(),
  restored: z.object({ raw: z.string(), why: z.string() }).nullable(),
  note: z.string().nullable(),
  regionId: regionId.nullable(),
  regionName: names.nullable(),
  year: z.number().int(),
  goal: z.number(),
  unit: z.string(),
  comparator: z.string(),
  start: z.object({ on: day, value: z.number() }).nullable(),
  latest: z.object({ on: day, value: z.number() }).nullable(),
  /** The same count by the highest title only, where titles are counted. */
  latestHighest: z.number().nullable(),
  closed: z.boolean(),
  state: z.enum(['reached', 'on-pace', 'behind', 'missed', 'unknown']),
  done: z.number().nullable(),
  due: z.number().nullable(),
  projection: z.object({ value: z.number(), method: z.string() }).nullable(),
  neededPerYear: z.number().nullable(),
  /** Whether somebody has to report the count. */
  isReported: z.boolean(),
  contributions: z.array(
    z.object({
      regionId,
      regionName: names,
      goal: z.number().nullable(),
      latest: z.number().nullable(),
      increase: z.number().nullable(),
      share: z.number().nullable(),
      state: z.string().nullable(),
    }),
  ),
});
export type TargetRow = z.output<typeof targetRow>;

export const targets = {
  read: route({
    method: 'GET',
    path: '/api/programmes/:id/targets',
    summary: 'How every target of a programme stands on a day: progress, pace, projection, contribution by region',
    access: 'signed-in',
    scoped: true,
    input: z.object({ ...inProgramme, on: day.optional() }),
    output: z.object({ on: day, source: provenance.nullable(), regionId, rows: z.array(targetRow) }),
    errors: ['not-found'],
  }),
  count: route({
    method: 'POST',
    path: '/api/programmes/:id/targets/:target/counts',
    summary: 'Report what was counted for a target on a day',
    access: ['administrator', 'officer'],
    scoped: true,
    input: z.object({ ...inProgramme, target: entryId, on: day, value: z.number().min(0) }),
    output: z.object({ target: entryId, on: day, value: z.number() }),
    errors: ['not-found'],
  }),
};

const taskState = z.enum(['not-started', 'under-way', 'done', 'stuck']);
export const taskRow = z.object({
  no: z.number().int(),
  name: names,
  group: z.string(),
  clause: z.string(),
  quote: z.string(),
  lead: z.array(z.string()),
  cooperating: z.array(z.string()),
  targets: z.array(entryId),
  state: taskState,
  dueOn: day.nullable(),
  isOverdue: z.boolean(),
  notes: z.array(z.object({ state: taskState, note: z.string(), actor: z.string(), at: instant })),
});
export type TaskRow = z.output<typeof taskRow>;

export const tasks = {
  list: route({
    method: 'GET',
    path: '/api/programmes/:id/tasks',
    summary: 'Tasks of a programme with lead and co-operating units, and how they stand in a region',
    access: 'signed-in',
    scoped: true,
    input: z.object(inProgramme),
    output: z.object({ regionId, rows: z.array(taskRow) }),
    errors: ['not-found'],
  }),
  record: route({
    method: 'POST',
    path: '/api/programmes/:id/tasks/:task',
    summary: 'Say how a task stands in a region, and until when it is due',
    access: ['administrator', 'officer'],
    scoped: true,
    input: z.object({
      ...inProgramme,
      task: z.coerce.number().int().min(1).max(500),
      state: taskState,
      dueOn: day.nullable().default(null),
      note: z.string().trim().max(1000).default(''),
    }),
    output: z.object({ no: z.number().int(), state: taskState }),
    errors: ['not-found'],
  }),
  calendar: route({
    method: 'GET',
    path: '/api/programmes/:id/calendar',
    summary: 'Reports, meetings and summaries due in a year (季调度、半年例会、年度总结), and which were held',
    access: 'signed-in',
    scoped: true,
    input: z.object({ ...inProgramme, year: year.optional() }),
    output: z.object({
      regionId,
      year: z.number().int(),
      rows: z.array(
        z.object({
          cadence: entryId,
          name: names,
          clause: z.string(),
          dueOn: day,
          times: z.number().int(),
          by: z.array(z.string()),
          state: z.enum(['held', 'due', 'overdue']),
          note: z.string(),
        }),
      ),
      /** What comes regularly or as needed and has no day. */
      undated: z.array(z.object({ cadence: entryId, name: names, clause: z.string() })),
    }),
    errors: ['not-found'],
  }),
  held: route({
    method: 'POST',
    path: '/api/programmes/:id/calendar/:cadence/:dueOn',
    summary: 'Record that something due was held',
    access: ['administrator', 'officer'],
    scoped: true,
    input: z.object({ ...inProgramme, cadence: entryId, dueOn: day, note: z.string().trim().max(1000).default('') }),
    output: z.object({ cadence: entryId, dueOn: day }),
    errors: ['not-found'],
  }),
};
