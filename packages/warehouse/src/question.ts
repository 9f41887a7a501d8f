import type {
  Base,
  Change,
  GrowthContribution,
  Dimension,
  Extra,
  Figure,
  Kept,
  Membership,
  Period,
  Sample,
  Span,
  Tier,
  Where,
} from '@tidu/domain';

/** A tier, or `monitored`: every holder of a municipal, provincial or national title. */
export type TierFilter = Tier | 'monitored';

/** How figures are cut by one dimension; `none` is one figure for all. */
export type Grouping = 'none' | Dimension;

/** What is asked of a snapshot. */
export interface Question {
  codes: readonly string[];
  periods: readonly Period[];
  /** One dimension, or several, in the order the keys of an answer come in. */
  by: Grouping | readonly Dimension[];
  /** The region asked about, with everything below it. */
  regionId: string;
  /** Which regions `by: 'region'` lists; the next level below `regionId` unless told. A level not below it lists it alone. */
  level?: 'province' | 'prefecture' | 'county';
  /** Enterprises by their highest title at the end of the period; null or absent is everyone who filed. */
  tier?: TierFilter | null;
  /** Section of GB/T 4754, `A`…`T`; null or absent is every section. */
  section?: string | null;
  /** One enterprise only; then `by` is `enterprise`. */
  enterpriseId?: string;
  /** Only these values of other dimensions. */
  where?: Where;
  /** Which months a figure is about; January to the period unless told. */
  span?: Span;
  /** Who is compared with the year before; who filed for both unless told. */
  sample?: Sample;
  /** Where the year before comes from; what was filed beside, else what was filed then, unless told. */
  base?: Base;
  /** Where enterprises belong; where they did at the end of the period unless told. */
  membership?: Membership;
  /** What stands beside each figure besides its change. */
  extras?: readonly Extra[];
}

/** Key of the group of enterprises whose region or section is not known, or who hold no title. */
export const NO_KEY = 'none';

/**
 * One figure of an answer. Amounts are numbers made from exact decimals at this edge: a sum under 2^53 / 10^4 万元
 * keeps all four digits after the point.
 */
export interface Answer extends Figure {
  code: string;
  period: Period;
  /**
   * Region id, tier, section or enterprise id, as asked; the asked region's id when by none; `NO_KEY` where unknown.
   * By region, what is registered with the parent itself (市本级) has the parent's id. Several keys stand with `|` between.
   */
  key: string;
  /** The key in each dimension asked; empty when by none. */
  keys: readonly string[];
  /** Enterprises that owe a return for the period in this group, and those that filed. */
  nExpected: number;
  nFiled: number;
  change: Change | null;
  /** The figure it is set against: of the comparable sample, or of all a year before. */
  prior: number | null;
  /** Percent of the total of the answer; null unless asked, and for ratios. */
  share: number | null;
  /** Among the answers that differ in the last key only; null unless asked. */
  rank: number | null;
  /** Points added to the growth of the answer's total; null unless asked, and for what is no amount. */
  contribution: GrowthContribution | null;
}

/** An answer as a reader sees it who does not answer for the enterprises behind it. */
export interface ProtectedAnswer extends Omit<Answer, 'n'> {
  n: number | null;
  /** Why the figure is kept back; null where it is shown. */
  withheldFor: Kept | null;
}

/** One rung of the ladder between the end of last year and the end of the period, by highest valid title. */
export interface LadderRung {
  tier: Tier;
  nYearStart: number;
  /** From no title. */
  nEntered: number;
  /** From a lower tier. */
  nPromotedIn: number;
  /** From a higher tier whose title ended. */
  nFellIn: number;
  /** To a higher tier. */
  nPromotedOut: number;
  /** By expiry or cancellation, to a lower tier or to none. */
  nLeft: number;
  nNow: number;
}

/** Returns owed and received for one period in one region: on time + late + missing = expected. */
export interface FilingProgress {
  /** Region id, the asked region's own id for what is registered with it directly, or `NO_KEY`. */
  regionId: string;
  nExpected: number;
  nOnTime: number;
  nLate: number;
  nMissing: number;
  /** Of those filed: every figure the form lives on is stated. */
  nComplete: number;
  /** Of those filed: corrected after the deadline. */
  nRevisedLate: number;
}

/** A later deadline, granted to the reporters of some regions. */
export interface ExtendedDeadline {
  regionIds: readonly string[];
  /** `YYYY-MM-DD`, the last day. */
  until: string;
}

/** Who owes a return for a period and has not filed it. */
export interface MissingReporter {
  id: string;
  name: string;
  regionId: string | null;
  tier: Tier | null;
  secretary: string | null;
  /** Returns missing in the twelve months up to the period, this one with them. */
  nMissing: number;
}

/** One period of a snapshot and who owed a return for it. */
export interface PeriodCoverage {
  period: Period;
  /** Tiers whose holders owe a return for this period. */
  dueTiers: Tier[];
  nExpected: number;
  nFiled: number;
  /** Enterprises with any filed value, owed or not. */
  nEnterprises: number;
}

/** The newest period with returns, else the newest there is; null before any. Periods come oldest first. */
export function newestFiled(periods: readonly PeriodCoverage[]): Period | null {
  const filed = periods.findLast(({ nFiled, nEnterprises }) => nFiled > 0 || nEnterprises > 0);
  return (filed ?? periods.at(-1))?.period ?? null;
}

/** What a snapshot says of itself. */
export interface SnapshotMeta {
  id: string;
  contentHash: string;
  rootId: string;
  /** When the newest batch in it was recorded: everything learned by then is in. ISO, null when there is none. */
  asOf: string | null;
  builtAt: string;
  /** Whether any enterprise in it is made up. */
  synthetic: boolean;
  counts: SnapshotCounts;
}

/** Rows of a snapshot. */
export interface SnapshotCounts {
  batches: number;
  enterprises: number;
  titles: number;
  filings: number;
  serving: number;
  duties: number;
}
