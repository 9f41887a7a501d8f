import { z } from 'zod';
import { route } from './route.js';
import { askedRegion, commaList, names, period, provenance, regionId, section, tier } from './vocabulary.js';

export const indicatorEntry = z.object({
  code: z.string(),
  name: names,
  unit: z.string().meta({ description: 'cny10k (万元), percent, percentage-point, enterprise, person, piece, …' }),
  direction: z.enum(['higher-is-better', 'lower-is-better', 'neutral']),
  decimals: z.number().int(),
  meaning: names,
  /** The standard or law the definition follows. */
  source: z.string(),
});
export type IndicatorEntry = z.output<typeof indicatorEntry>;

/** What a figure is against the same period of the year before, and why there is no number when there is none. */
export const change = z.object({
  /** Percent for `rate` and `turned-to-loss`; points or counts for `difference`; null for the others. */
  value: z.number().nullable(),
  kind: z
    .enum(['rate', 'difference', 'turned-to-loss', 'note', 'undefined', 'missing'])
    .meta({
      description: 'note prints 注 (negative base), undefined 无法计算 (no base), missing: not filed in both periods',
    }),
  /** Enterprises that filed in both periods. */
  n: z.number().int(),
});
export type Change = z.output<typeof change>;

/** One figure. Missing is null; a withheld figure is null with `withheld` true. */
export const valueRow = z.object({
  code: z.string(),
  period,
  /** Region id, tier, section or enterprise id, by what was asked; the asked region's id when by none. */
  key: z.string(),
  keyName: names.nullable(),
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  /** Enterprises counted in the figure. */
  n: z.number().int().nullable(),
  nExpected: z.number().int().nullable(),
  nFiled: z.number().int().nullable(),
  change: change.nullable(),
  withheld: z.boolean(),
});
export type ValueRow = z.output<typeof valueRow>;

export const indicators = {
  list: route({
    method: 'GET',
    path: '/api/indicators',
    summary: 'The catalogue of indicators',
    access: 'signed-in',
    scoped: false,
    input: z.object({}),
    output: z.object({ indicators: z.array(indicatorEntry) }),
  }),
  values: route({
    method: 'GET',
    path: '/api/indicators/values',
    summary: 'Figures by region, tier, section or enterprise; name one period, several, or a range',
    access: 'signed-in',
    scoped: true,
    input: z
      .object({
        codes: commaList(z.string().min(1), 30),
        period: period.optional(),
        periods: commaList(period, 60).optional(),
        from: period.optional(),
        to: period.optional(),
        by: z.enum(['none', 'region', 'tier', 'section', 'enterprise']).default('none'),
        region: askedRegion,
        /** Which regions `by=region` lists; left out: the next level below the asked region. */
        level: z.enum(['province', 'prefecture', 'county']).optional(),
        tier: tier.optional(),
        section: section.optional(),
      })
      .refine(
        ({ period: one, periods, from, to }) =>
          [one, periods, from ?? to].filter(given => given !== undefined).length === 1 &&
          (from === undefined) === (to === undefined),
        'name either period, or periods, or from and to',
      ),
    output: z.object({ provenance, regionId, rows: z.array(valueRow) }),
    errors: ['unknown-indicator', 'no-snapshot'],
  }),
};
