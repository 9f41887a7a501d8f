import type { Change, Figure, Period, Tier } from '@tidu/domain';

/** A tier, or `monitored`: every holder of a municipal, provincial or national title. */
export type TierFilter = Tier | 'monitored';

/** How figures are cut: one figure, or one for each region, tier, section or enterprise. */
export type Grouping = 'none' | 'region' | 'tier' | 'section' | 'enterprise';

/** What is asked of a snapshot. */
export interface Question {
  codes: readonly string[];
  periods: readonly Period[];
  by: Grouping;
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
   * By region, what is registered with the parent itself (市本级) has the parent's id.
   */
  key: string;
  /** Enterprises that owe a return for the period in this group, and those that filed. */
  nExpected: number;
  nFiled: number;
  change: Change | null;
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
