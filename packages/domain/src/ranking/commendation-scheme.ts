import { z } from 'zod';
import { readCheckedYaml, type YamlProblem } from '../checked-yaml.js';
import { TiduError } from '../errors.js';
import { TIERS } from '../vocabulary/tier.js';
import { CONDUCT_MEASURES } from './conduct.js';
import { aggregation, normalisation } from './methods.js';
import type { RankedDirection } from './observation.js';
import { TIE_RULES } from './rank.js';
import { schemeName } from './scheme.js';

const text = z.string().min(1).max(200);
const bounds = z.strictObject({ low: z.number(), high: z.number() }).refine(({ low, high }) => low < high, {
  error: 'low 应小于 high',
});

/** A region that is not simply one of the units: counted with another, by itself, or not at all. */
const placement = z.discriminatedUnion('as', [
  z.strictObject({ region: text, as: z.literal('folded'), into: text, why: schemeName }),
  z.strictObject({ region: text, as: z.literal('apart'), why: schemeName }),
  z.strictObject({ region: text, as: z.literal('not-ranked'), why: schemeName }),
]);

const indicator = z.strictObject({
  /** Of the catalogue. */
  indicator: text,
  /** Told apart by where one indicator stands twice; the catalogue's code where not given. */
  code: text.optional(),
  name: schemeName.optional(),
  /** Enterprises whose highest valid title is one of these; all where not given. */
  tiers: z.array(z.enum(TIERS)).min(1).optional(),
  /** Of a count of titles: those valid at the end of the period, or those come in since the year began. */
  counted: z.enum(['stock', 'new']).default('stock'),
  /** Said per so many of something the product does not hold, such as per 10,000 SMEs: how many each unit has, as it competes. */
  per: z
    .strictObject({
      name: schemeName,
      times: z.number().positive().default(1),
      of: z.record(text, z.number().positive()),
    })
    .optional(),
  /** Must be said where the catalogue calls neither better. */
  direction: z.enum(['higher-is-better', 'lower-is-better']).optional(),
  weight: z.number().positive().default(1),
  /** Fewest enterprises behind the figure; 0 for a count, which is no sample. The scheme's where not given. */
  minSample: z.int().min(0).optional(),
  /** Values beyond count as the bound, in the unit of the indicator. */
  winsorise: bounds.optional(),
});

/** Points for a share of enterprises whose returns look odd. */
const conductRule = z.strictObject({
  measure: z.enum(CONDUCT_MEASURES),
  /** Percent that costs nothing. */
  tolerated: z.number().min(0).max(100).default(0),
  /** Points of the score for each percent above it. */
  pointsPerPercent: z.number().min(0).max(100).default(0),
  /** Points it can cost at most. */
  most: z.number().min(0).max(100).default(100),
  /** Percent above which a unit is not ranked; no limit where not given. */
  limit: z.number().min(0).max(100).optional(),
});

/** How regions are ranked for commendation, as data: who competes, by what, and what a tie at the last place means. */
export const commendationScheme = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  name: schemeName,
  /** Clause of the document, and its words. */
  clause: text,
  quotation: z.string().min(1).max(2000),
  /** Units are the administrative regions directly below the root, besides what is placed otherwise. */
  placements: z.array(placement).default([]),
  /** Regions that cannot be commended whatever their figures (一票否决). */
  vetoes: z.array(z.strictObject({ region: text, reason: schemeName })).default([]),
  indicators: z.array(indicator).min(1).max(50),
  minSample: z.int().min(0).default(5),
  /** Lowest share of the returns due that must have come in, in percent; null asks for none. */
  minReportingRate: z.number().min(0).max(100).nullable().default(null),
  /** What is taken off for how returns come in, shown beside the score; a share above `limit` is not ranked. */
  conduct: z.array(conductRule).max(20).default([]),
  normalise: normalisation.prefault('min-max'),
  aggregate: aggregation.prefault('arithmetic-mean'),
  decimals: z.int().min(0).max(6).default(2),
  places: z.int().min(1).max(100).default(3),
  ties: z
    .strictObject({
      ranks: z.enum(TIE_RULES).default('competition'),
      /** When more share the last place than there are places: all of them, none of them, or who leads on one indicator. */
      atLastPlace: z.union([z.enum(['all', 'none']), z.strictObject({ leadsOn: text })]).default('all'),
    })
    .prefault({}),
});
export type CommendationScheme = z.output<typeof commendationScheme>;
export type CommendationIndicator = CommendationScheme['indicators'][number];
export type Placement = CommendationScheme['placements'][number];

/** What a scheme has to know of an indicator of the catalogue. */
export interface CatalogueEntry {
  code: string;
  direction: RankedDirection | 'neutral';
}

/**
 * The commendation scheme written in a YAML text.
 *
 * @param fileName  shown in messages only
 * @param catalogue the indicators there are
 * @throws TiduError `scheme-invalid` with the line of every problem
 */
export function readCommendationScheme(
  yamlText: string,
  fileName: string,
  catalogue: readonly CatalogueEntry[],
): CommendationScheme {
  const { value, issues } = readCheckedYaml(yamlText, commendationScheme, scheme => problemsOf(scheme, catalogue));
  if (value === null) throw new TiduError('scheme-invalid', { file: fileName, issues: issues.join('；') });
  return value;
}

/** The code an indicator has inside its scheme. */
export function codeInScheme({ code, indicator: catalogued }: CommendationIndicator): string {
  return code ?? catalogued;
}

function problemsOf(scheme: CommendationScheme, catalogue: readonly CatalogueEntry[]): YamlProblem[] {
  const entryOf = new Map(catalogue.map(entry => [entry.code, entry]));
  const codes = scheme.indicators.map(codeInScheme);
  const { atLastPlace } = scheme.ties;
  return [
    ...scheme.indicators.flatMap((indicator, at): YamlProblem[] => {
      const entry = entryOf.get(indicator.indicator);
      const tell = (key: string, message: string): YamlProblem => ({ path: ['indicators', at, key], message });
      if (entry === undefined)
        return [tell('indicator', `没有代码为“${indicator.indicator}”的指标。可用：${[...entryOf.keys()].join('、')}`)];
      return [
        ...(entry.direction === 'neutral' && indicator.direction === undefined
          ? [tell('direction', '这项指标没有好坏之分，需要写明 direction')]
          : []),
        ...(codes.indexOf(codes[at]!) < at ? [tell('code', `“${codes[at]}”出现了两次；用 code 区分`)] : []),
      ];
    }),
    ...(typeof atLastPlace === 'object' && !codes.includes(atLastPlace.leadsOn)
      ? [{ path: ['ties', 'atLastPlace', 'leadsOn'], message: `方案里没有“${atLastPlace.leadsOn}”这项指标` }]
      : []),
    ...scheme.placements.flatMap(({ region }, at): YamlProblem[] =>
      scheme.placements.findIndex(other => other.region === region) < at
        ? [{ path: ['placements', at, 'region'], message: `“${region}”出现了两次` }]
        : [],
    ),
  ];
}
