import { z } from 'zod';
import { TIERS } from '../vocabulary/tier.js';
import { cited, entryId, entryName } from './citation.js';
import { documentUnit, quantity } from './quantity.js';

/** What is given. */
export const INCENTIVE_KINDS = [
  'award',
  'subsidy',
  'interest-subsidy',
  'fee-limit',
  'fund',
  'credit-line',
  'tax',
  'priority',
  'service',
] as const;

/** Who gets it. */
export const RECIPIENTS = ['enterprise', 'platform', 'institution', 'person'] as const;

const percent = z.number().min(0).max(1000);

/** What is paid. Nothing is said where the document names no number. */
const pay = z.strictObject({
  /** A fixed sum. */
  amount: quantity.nullable().default(null),
  /** Percent of a cost or price; `of` names it. */
  share: z
    .strictObject({ percent, of: z.string().min(1).max(100) })
    .nullable()
    .default(null),
  caps: z
    .strictObject({
      /** For one case, in one year, and over all years. */
      once: quantity.nullable().default(null),
      year: quantity.nullable().default(null),
      total: quantity.nullable().default(null),
    })
    .prefault({}),
  /** Years it is paid at most. */
  years: z.int().min(1).max(30).nullable().default(null),
  /** The first so many machines that count, and the highest premium rate in percent. */
  firstUnits: z.int().min(1).nullable().default(null),
  maxRate: percent.nullable().default(null),
});

/** What the document promises, to whom, and on what occasion. */
export const incentiveSchema = z.strictObject({
  ...cited,
  id: entryId,
  name: entryName,
  kind: z.enum(INCENTIVE_KINDS),
  recipient: z.enum(RECIPIENTS).default('enterprise'),
  /** Only enterprises that hold one of these titles; null for all the programme speaks of. */
  tiers: z.array(z.enum(TIERS)).min(1).nullable().default(null),
  /** The grant of a title that gives the right to it; null where it is something else that happens. */
  grant: z
    .strictObject({ title: z.enum(TIERS), firstTime: z.boolean().default(false) })
    .nullable()
    .default(null),
  pay: pay.prefault({}),
  /** A limit the document sets on somebody's price or on a whole sum set aside: 担保费率, 再贷款额度. */
  limit: z
    .strictObject({ of: z.string().min(1).max(100), value: z.number(), unit: documentUnit })
    .nullable()
    .default(null),
  /** For whom the limit holds, such as 单户担保额 up to 500 万元. */
  limitWhen: z
    .strictObject({ of: z.string().min(1).max(100), comparator: z.enum(['at-most', 'more-than']), ...quantity.shape })
    .nullable()
    .default(null),
  /** Rate before, where the document names it. */
  before: z.number().nullable().default(null),
  by: z.array(z.string().min(1).max(60)).default([]),
});
export type Incentive = z.output<typeof incentiveSchema>;
