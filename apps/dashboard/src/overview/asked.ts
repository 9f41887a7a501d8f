import type { ArgsOf, RegionEntry, contract } from '@tidu/contract';
import { MONITORED_TIERS, yearOf, type Period, type Tier } from '@tidu/domain';
import { LEVELS_BELOW, type Question, type RegionLevel } from '../question.js';
import type { Status } from '../stores/status.js';

type ValuesArgs = ArgsOf<typeof contract.indicators.values>;

/** A question with its defaults filled in: what the panels of the overview ask. */
export interface Asked {
  period: Period;
  region: RegionEntry;
  /** Null where nothing lies below the region. */
  level: RegionLevel | null;
  tier: Tier | null;
  section: string | null;
  /** Periods of the trend and the sparks, oldest first. */
  series: Period[];
}

/** Figures of the headline row, the trend and the total row of the table. */
export const HEADLINE_CODES = [
  'enterprises-by-tier',
  'revenue',
  'revenue-growth',
  'total-profit',
  'total-profit-growth',
  'rd-expense',
  'rd-growth',
  'rd-intensity',
  'average-employees',
  'receivable-days',
  'reporting-rate',
];
/** Figures of one row of the table of regions. */
export const REGION_CODES = ['enterprises-by-tier', 'revenue', 'revenue-growth', 'rd-intensity', 'reporting-rate'];
/** Figures of one row of the table of industries. */
export const SECTION_CODES = ['enterprises-by-tier', 'revenue', 'revenue-growth', 'rd-intensity'];

/**
 * Fills in the defaults: the newest quarter, the topmost region in scope, the next level below it.
 *
 * @returns null before anything is published, or when the region is not in the reader's scope
 */
export function resolve(question: Question, status: Status, regions: ReadonlyMap<string, RegionEntry>): Asked | null {
  const period = question.period ?? status.latestQuarter;
  const region = question.region === null ? topOf(regions) : regions.get(question.region);
  if (period === null || region === undefined || status.snapshot === null) return null;
  const levels = LEVELS_BELOW[region.level];
  const level = levels.find(each => each === question.level) ?? levels[0] ?? null;
  return {
    period,
    region,
    level,
    tier: question.tier,
    section: question.section,
    series: seriesOf(status, period, question.tier),
  };
}

/** The region nothing in scope lies above. */
export const topOf = (regions: ReadonlyMap<string, RegionEntry>): RegionEntry | undefined =>
  [...regions.values()].find(({ parentId }) => parentId === null || !regions.has(parentId));

/**
 * Periods of this year and the last for which every asked tier owes a return: a month only the national tier reports
 * would put another sample into the line.
 */
export function seriesOf({ periods }: Status, until: Period, tier: Tier | null): Period[] {
  const asked: readonly Tier[] = tier === null ? MONITORED_TIERS : [tier];
  return periods
    .filter(
      ({ period, dueTiers }) =>
        period <= until && yearOf(period) >= yearOf(until) - 1 && asked.every(each => dueTiers.includes(each)),
    )
    .map(({ period }) => period);
}

/** Last December: what a change since the year's end is measured from. */
export const yearEndBefore = (period: Period): Period => `${yearOf(period) - 1}-12`;

export const headlineArgs = (asked: Asked): ValuesArgs => ({
  codes: HEADLINE_CODES,
  periods: distinct([yearEndBefore(asked.period), ...asked.series, asked.period]),
  ...scopeOf(asked),
});

/** Enterprises on each monitored tier, for the split under their number. */
export const tierArgs = (asked: Asked): ValuesArgs => ({
  codes: ['enterprises-by-tier'],
  period: asked.period,
  by: 'tier',
  ...scopeOf(asked),
});

export const regionArgs = (asked: Asked): ValuesArgs => ({
  codes: REGION_CODES,
  period: asked.period,
  by: asked.level === null ? 'none' : 'region',
  ...(asked.level !== null && { level: asked.level as 'province' | 'prefecture' | 'county' }),
  ...scopeOf(asked),
});

/** All sections are listed, whichever is chosen: the chosen one is marked. */
export const sectionArgs = (asked: Asked): ValuesArgs => ({
  codes: SECTION_CODES,
  period: asked.period,
  by: 'section',
  ...scopeOf({ ...asked, section: null }),
});

const scopeOf = ({ region, tier, section }: Pick<Asked, 'region' | 'tier' | 'section'>) => ({
  region: region.id,
  tier: tier ?? ('monitored' as const),
  ...(section !== null && { section }),
});

const distinct = (periods: Period[]): Period[] => [...new Set(periods)].toSorted();
