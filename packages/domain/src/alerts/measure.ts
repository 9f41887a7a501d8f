import { z } from 'zod';

/** Kebab-case code of a rule, an indicator, a programme or a criterion. */
export const code = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

/** Key of a field of the operating report, such as `totalProfit`. */
const fieldKey = z
  .string()
  .max(40)
  .regex(/^[a-z][A-Za-z0-9]*$/);

/**
 * One number an enterprise or a region has in a period.
 *
 * `indicator` is any of the catalogue, computed over the rows of the one subject. `field` is a filed value as filed, or, with
 * `as: since-previous`, what came on top since the month or the quarter filed before it in the same year. `warned` is the share
 * of a region's enterprises, in percent, that stand in one of the colours.
 */
export const measureSchema = z.union([
  z.strictObject({ indicator: code }),
  z.strictObject({ field: fieldKey, as: z.enum(['filed', 'since-previous']).default('filed') }),
  z.strictObject({ warned: z.array(z.enum(['red', 'orange', 'yellow', 'blue'])).min(1) }),
  z.strictObject({ diffusion: fieldKey }),
]);
export type AlertMeasure = z.output<typeof measureSchema>;

export const COMPARATORS_OF_ALERTS = ['below', 'at-most', 'above', 'at-least'] as const;
export type AlertComparator = (typeof COMPARATORS_OF_ALERTS)[number];
