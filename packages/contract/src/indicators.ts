import { EXTRAS, modifiers, readDimensions, readWhere } from '@tidu/domain';
import { z } from 'zod';
import { fileAnswer, route } from './route.js';
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
  /** Which rows it is computed over: filed values, valid titles, titles one by one, or returns owed. */
  over: z.enum(['serving', 'standing', 'holding', 'duty']),
  /** A flow adds up from January, a stock holds at the end, an average over the months, a ratio follows its two sums. */
  time: z.enum(['flow', 'stock', 'average', 'ratio']),
  /** How figures of regions make the figure of the whole. */
  regions: z.enum(['adds-up', 'ratio-of-sums']),
  /** Who counts and the two sums, in the columns of the snapshot. */
  definition: z.object({ population: z.string(), numerator: z.string(), denominator: z.string().nullable() }),
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
   * unknown. By region, what is registered with the parent itself (市本级) has the parent's id. Several keys stand with `|`
   * between.
   */
  key: z.string(),
  keyName: names.nullable(),
  /** The key in each dimension asked, with its name. */
  keys: z.array(z.object({ dimension: z.string(), key: z.string(), name: names.nullable() })),
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
  /** The figure it is set against: of the comparable sample, or of all a year before. */
  prior: z.number().nullable(),
  /** Percent of the answer's total; only where asked, and for amounts and counts. */
  share: z.number().nullable(),
  /** 1 for the best of those that differ in the last key only; only where asked. */
  rank: z.number().int().nullable(),
  /** Points added to the growth of the answer's total by who stayed, entered and left; only where asked, and for amounts. */
  contribution: z.object({ points: z.number(), entrants: z.number(), exits: z.number() }).nullable(),
  withheld: z.boolean(),
  /** Fewer than three enterprises, one that dominates, or hidden so that the total does not tell another; null where shown. */
  withheldFor: z.enum(['few', 'dominated', 'complementary']).nullable(),
});
export type ValueRow = z.output<typeof valueRow>;

const dimensions = z
  .string()
  .default('none')
  .transform((text, context) => {
    const read = readDimensions(text);
    if (read !== null) return read;
    context.addIssue({ code: 'custom', message: 'names at most three dimensions, each once' });
    return z.NEVER;
  })
  .meta({
    description:
      'Up to three of region, province, prefecture, county, section, division, group, tier, team, size, age, enterprise; none for one figure',
    example: 'prefecture,section',
  });

const where = z
  .string()
  .default('')
  .transform((text, context) => {
    const read = readWhere(text);
    if (read !== null) return read;
    context.addIssue({ code: 'custom', message: 'dimension=value,value;dimension=value' });
    return z.NEVER;
  })
  .meta({ description: 'Only these values of a dimension', example: 'section=C,I;team=energy' });

const time = {
  period: period.optional(),
  periods: commaList(period, 60).optional(),
  from: period.optional(),
  to: period.optional(),
};

interface Times {
  period?: string | undefined;
  periods?: string[] | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

const namesItsTime = ({ period: one, periods, from, to }: Times) =>
  [one, periods, from ?? to].filter(given => given !== undefined).length === 1 &&
  (from === undefined) === (to === undefined);
const NAMES_ITS_TIME = 'name either period, or periods, or from and to';

const asked = z.object({
  codes: commaList(z.string().min(1), 30).meta({ description: 'Codes of the catalogue', example: 'revenue' }),
  ...time,
  by: dimensions,
  where,
  region: askedRegion,
  /** Which regions `by=region` lists; left out: the next level below the asked region. */
  level: z.enum(['province', 'prefecture', 'county']).optional(),
  /** By highest title at period end; left out: everyone who filed. */
  tier: tierFilter.optional(),
  section: section.optional(),
  ...modifiers,
  /** What stands beside each figure. */
  extras: commaList(z.enum(EXTRAS), EXTRAS.length).optional(),
  asOf: z.string().max(40).optional().meta({
    description: 'As published on that day, or by that snapshot; left out: as published now',
    example: '2026-10-20',
  }),
});

const valuesAnswer = z.object({ provenance, regionId, rows: z.array(valueRow) });

const EXAMPLE = {
  provenance: { snapshotId: 's00000007', asOf: '2026-10-20T08:00:00Z', synthetic: true, status: 'preliminary' },
  regionId: '220000',
  rows: [
    {
      code: 'revenue',
      period: '2026-09',
      key: '220100',
      keyName: { zh: '长春市', en: 'Changchun' },
      keys: [{ dimension: 'prefecture', key: '220100', name: { zh: '长春市', en: 'Changchun' } }],
      value: 1_234_567.89,
      numerator: 1_234_567.89,
      denominator: null,
      note: null,
      n: 412,
      nExpected: 430,
      nFiled: 415,
      change: { value: 7.1, kind: 'growth', n: 398 },
      prior: 1_120_000.5,
      share: 41.2,
      rank: 1,
      contribution: { points: 2.9, entrants: 0.4, exits: -0.2 },
      withheld: false,
      withheldFor: null,
    },
  ],
} satisfies z.input<typeof valuesAnswer>;

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
    summary:
      'Figures by up to three dimensions, over any months, as known on any day; name one period, several, or a range',
    access: 'signed-in',
    scoped: true,
    input: asked.refine(namesItsTime, NAMES_ITS_TIME),
    output: valuesAnswer,
    example: EXAMPLE,
    errors: ['unknown-indicator', 'no-snapshot'],
  }),
  arrow: route({
    method: 'GET',
    path: '/api/indicators/values.arrow',
    summary: 'The same figures as an Arrow IPC stream, one row a figure, with their snapshot',
    access: 'signed-in',
    scoped: true,
    download: true,
    input: asked.refine(namesItsTime, NAMES_ITS_TIME),
    output: fileAnswer,
    errors: ['unknown-indicator', 'no-snapshot'],
  }),
  peers: route({
    method: 'GET',
    path: '/api/indicators/peers',
    summary: 'Figures of the regions beside one’s own, kept back where they would tell of single enterprises',
    access: 'signed-in',
    scoped: true,
    input: z.object({
      codes: asked.shape.codes,
      period,
      region: askedRegion,
      where,
      ...modifiers,
    }),
    output: z.object({
      provenance,
      regionId,
      /** The region all of them lie in. */
      parentId: regionId,
      rows: z.array(valueRow),
      totals: z.array(valueRow),
    }),
    errors: ['unknown-indicator', 'no-snapshot'],
  }),
};
