import { z } from 'zod';
import { cited, entryId, entryName } from './citation.js';

const unit = z.string().min(1).max(100);

/** One task: what is to be done, who leads, who co-operates. */
export const taskSchema = z.strictObject({
  ...cited,
  /** Its number in the document. */
  no: z.int().min(1).max(500),
  name: entryName,
  /** The heading it stands under. */
  group: z.string().min(1).max(100),
  /** The first of the responsible units leads, where the document does not say it outright; none where it names none. */
  lead: z.array(unit).max(20).default([]),
  cooperating: z.array(unit).max(40).default([]),
  /** Targets it serves. */
  targets: z.array(entryId).default([]),
});
export type Task = z.output<typeof taskSchema>;

export const INTERVALS = ['month', 'quarter', 'half-year', 'year', 'regularly', 'as-needed'] as const;
export type Interval = (typeof INTERVALS)[number];

/** Something that comes again: a report, a meeting, an assessment. */
export const cadenceSchema = z.strictObject({
  ...cited,
  id: entryId,
  name: entryName,
  every: z.enum(INTERVALS),
  /** How often within the interval, at least. */
  times: z.int().min(1).max(366).default(1),
  /** Whether the document puts it at the end of the interval. */
  atEnd: z.boolean().default(false),
  /** Month and day it is due, where the document names one: `05-31`. */
  dueOn: z
    .string()
    .regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/)
    .nullable()
    .default(null),
  by: z.array(unit).max(20).default([]),
});
export type Cadence = z.output<typeof cadenceSchema>;

/** Who is looked at and what follows: a commendation, an assessment, a report. */
export const assessmentSchema = z.strictObject({
  ...cited,
  id: entryId,
  name: entryName,
  of: z.enum(['regions', 'departments', 'teams', 'enterprises']),
  effect: z.enum(['commendation', 'assessment', 'priority']),
  /** How many are commended at most; null where no number is named. */
  places: z.int().min(1).nullable().default(null),
  /** What it goes by. */
  by: z.array(unit).max(20).default([]),
});
export type Assessment = z.output<typeof assessmentSchema>;

/** A step of the ladder on which a problem rises, the lowest first. */
export const problemStepSchema = z.strictObject({ ...cited, id: entryId, name: entryName, by: z.array(unit).min(1) });

/** A body, what it does, and who sits in it. */
export const bodySchema = z.strictObject({
  ...cited,
  id: entryId,
  name: entryName,
  role: z.enum(['leads', 'office', 'recognises', 'team', 'secretary', 'inspects', 'serves']),
  members: z.array(unit).max(60).default([]),
  /** How many such bodies there are. */
  count: z.int().min(1).nullable().default(null),
});

/** A number of the document that is no target, threshold, amount, share or date, and why it is left out. */
export const leftOutSchema = z.strictObject({
  clause: z.string().min(1).max(60),
  quote: z.string().min(1).max(300),
  number: z.number(),
  why: z.string().min(1).max(300),
});
