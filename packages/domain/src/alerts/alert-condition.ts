import { z } from 'zod';
import { code, COMPARATORS_OF_ALERTS, measureSchema } from './measure.js';

/** The line a value is held against, in the unit of the value; a change in percent is 0…100. */
const line = { comparator: z.enum(COMPARATORS_OF_ALERTS), value: z.number() };

const single = [
  /** A value beyond a line. */
  z.strictObject({ kind: z.literal('threshold'), measure: measureSchema, ...line }),
  /** Change against the same period of the year before, or against the period filed before. A base below `minimumBase` tells nothing. */
  z.strictObject({
    kind: z.literal('change'),
    measure: measureSchema,
    from: z.enum(['prior', 'previous']).default('prior'),
    in: z.enum(['percent', 'points']).default('percent'),
    minimumBase: z.number().nullable().default(null),
    ...line,
  }),
  /** Distance of a value to a quartile of its peers, in the unit of the value; fewer peers than `minimumPeers` tell nothing. */
  z.strictObject({
    kind: z.literal('peer'),
    measure: measureSchema,
    quartile: z.enum(['lower', 'median', 'upper']),
    by: z.enum(['section', 'tier', 'prefecture']).default('section'),
    minimumPeers: z.int().min(3).max(1000).default(8),
    ...line,
  }),
  /** Margin to a criterion of a programme on the day: below zero by how much it falls short. */
  z.strictObject({ kind: z.literal('criterion'), programme: code, criterion: code, ...line }),
  /** Where a straight line through the last `over` periods stands `ahead` months on. */
  z.strictObject({
    kind: z.literal('forecast'),
    measure: measureSchema,
    over: z.int().min(3).max(12).default(4),
    ahead: z.int().min(1).max(12).default(3),
    ...line,
  }),
  /** A return that was owed is missing past its deadline, or came after it. */
  z.strictObject({ kind: z.literal('report'), is: z.enum(['missing', 'late']) }),
  /** The title that holds longest, of the tiers named, ends in so many days, on the day. */
  z.strictObject({ kind: z.literal('title'), withinDays: z.int().min(1).max(1000) }),
] as const;

const singleCondition = z.discriminatedUnion('kind', single);

/** When a level of a rule is met. `all` and `any` join conditions; the value shown is that of the first. */
export const alertConditionSchema = z.discriminatedUnion('kind', [
  ...single,
  z.strictObject({ kind: z.literal('all'), conditions: z.array(singleCondition).min(2).max(5) }),
  z.strictObject({ kind: z.literal('any'), conditions: z.array(singleCondition).min(2).max(5) }),
]);
export type AlertCondition = z.output<typeof alertConditionSchema>;
export type SingleAlertCondition = z.output<typeof singleCondition>;

/** The conditions one is made of. */
export function partsOf(condition: AlertCondition): readonly SingleAlertCondition[] {
  return condition.kind === 'all' || condition.kind === 'any' ? condition.conditions : [condition];
}

/** Whether it is judged on a day and not period by period. */
export function isOfTheDay(condition: AlertCondition): boolean {
  return partsOf(condition).some(({ kind }) => kind === 'title' || kind === 'criterion');
}
