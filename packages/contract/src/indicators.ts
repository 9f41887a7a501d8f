import { z } from 'zod';
import { route } from './route.js';
import { askedRegion, commaList, names, period, provenance, regionId, section, tierFilter } from './vocabulary.js';

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

/** Why a growth has no ordinary number: printed 注 (base below zero), 由盈转亏, 无法计算 (base zero). */
const NOTES = ['negative-base', 'profit-to-loss', 'no-base'] as const;

/** What a figure is against the same period of the year before, on the comparable sample. */
export const change = z.object({
  /** Percent for `growth` and `profit-to-loss`; points or counts for `difference`; null for the others. */
  value: z.number().nullable(),
  kind: z.enum(['growth', 'difference', ...NOTES]),
  /** Enterprises that filed in both periods. */
  n: z.number().int(),
});
export type Change = z.output<typeof change>;

/** One figure. Missing is null; a withheld figure is null with `withheld` true. */
export const valueRow = z.object({
  code: z.string(),
  period,
  /**
   * Region id, tier, section or enterprise id, by what was asked; the asked region's id when by none, `none` where
   * unknown. By region, what is registered with the parent itself (市本级) has the parent's id.
   */
  key: z.string(),
  keyName: names.nullable(),
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  /** Set where the figure is itself a growth without an ordinary number. */
  note: z.enum(NOTES).nullable(),
  /** Enterprises counted in the figure. */
  n: z.number().int().nullable(),
  nExpected: z.number().int(),
  nFiled: z.number().int(),
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
        /** By highest title at period end; left out: everyone who filed. */
        tier: tierFilter.optional(),
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
