import type { Competitor } from './competitors.js';

/** The two sums of one indicator of a scheme over enterprises of one region and everything below it; figures of several tiers add up. */
export interface RegionFigure {
  regionId: string;
  /** Code of the indicator inside the scheme. */
  code: string;
  numerator: number | null;
  /** Null of an amount or a count. */
  denominator: number | null;
  /** Enterprises counted. */
  n: number;
}

/** Returns due in a region and everything below it, and those that came in. */
export interface RegionDuty {
  regionId: string;
  nExpected: number;
  nFiled: number;
}

export type UnitSums = Omit<RegionFigure, 'regionId' | 'code'>;

/**
 * The sums of one indicator over a unit: its regions added up, and what is placed elsewhere taken out. Ratios are divided
 * later, so that a fold is exact. An n below 0 says that more was taken out than there is.
 */
export function sumsOfUnit({ parts }: Competitor, code: string, figures: readonly RegionFigure[]): UnitSums {
  return parts.reduce<UnitSums>(
    (total, { regionId, sign }) =>
      figures
        .filter(figure => figure.regionId === regionId && figure.code === code)
        .reduce(
          ({ numerator, denominator, n }, figure) => ({
            numerator: added(numerator, figure.numerator, sign),
            denominator: added(denominator, figure.denominator, sign),
            n: n + sign * figure.n,
          }),
          total,
        ),
    { numerator: null, denominator: null, n: 0 },
  );
}

/** Share of the returns due that came in, in percent; null where none were due. */
export function reportingRateOf({ parts }: Competitor, duties: readonly RegionDuty[]): number | null {
  const total = (key: 'nExpected' | 'nFiled'): number =>
    parts.reduce(
      (sum, { regionId, sign }) => sum + sign * (duties.find(duty => duty.regionId === regionId)?.[key] ?? 0),
      0,
    );
  const expected = total('nExpected');
  return expected > 0 ? (total('nFiled') / expected) * 100 : null;
}

function added(total: number | null, part: number | null, sign: 1 | -1): number | null {
  return part === null ? total : (total ?? 0) + sign * part;
}
