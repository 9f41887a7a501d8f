import type { CommendationScheme } from './commendation-scheme.js';
import type { Competitor } from './competitors.js';
import { rank } from './rank.js';
import { round } from './round.js';

/**
 * How returns come in, as far as it can be told from the returns themselves; each is a share of enterprises, and less is
 * better. None is proof of anything: they say where to look.
 */
export const CONDUCT_MEASURES = ['unreported', 'late', 'late-revised', 'outlying', 'rounded', 'copied'] as const;
export type ConductMeasure = (typeof CONDUCT_MEASURES)[number];

/** Enterprises that show a measure, of those it can be told of. */
export interface ConductCount {
  n: number;
  of: number;
}

/** The counts of one region and everything below it; they add up over disjoint regions. */
export interface RegionConduct {
  regionId: string;
  counts: Record<ConductMeasure, ConductCount>;
}

/** One measure of a unit, and the points its scheme would take for it. */
export interface UnitMeasure extends ConductCount {
  measure: ConductMeasure;
  /** n ÷ of, in percent; null where it can be told of nobody. */
  share: number | null;
  /** 0 where the scheme says nothing of it. */
  points: number;
}

/** What a unit's conduct would cost it. */
export interface UnitConduct {
  measures: UnitMeasure[];
  /** Points taken in sum. */
  deduction: number;
  /** Score and rank with the points taken; null without a rank. */
  adjustedScore: number | null;
  adjustedRank: number | null;
}

/** The measures of a unit: its regions added up, what is counted elsewhere taken out. */
export function measuresOf(
  { parts }: Competitor,
  conduct: readonly RegionConduct[],
  scheme: CommendationScheme,
): UnitMeasure[] {
  return CONDUCT_MEASURES.map(measure => {
    const total = (key: 'n' | 'of'): number =>
      parts.reduce((sum, { regionId, sign }) => {
        const counts = conduct.find(one => one.regionId === regionId)?.counts;
        return sum + sign * (counts?.[measure][key] ?? 0);
      }, 0);
    const [n, of] = [total('n'), total('of')];
    const share = of > 0 ? (n / of) * 100 : null;
    return { measure, n, of, share, points: pointsOf(measure, share, scheme) };
  });
}

/** Points for what lies above the tolerated share, at most so many. */
function pointsOf(measure: ConductMeasure, share: number | null, { conduct }: CommendationScheme): number {
  const rule = conduct.find(one => one.measure === measure);
  if (rule === undefined || share === null) return 0;
  return Math.min(rule.most, Math.max(0, share - rule.tolerated) * rule.pointsPerPercent);
}

/**
 * What the conduct of each unit would cost it, and where it would stand then.
 *
 * @param scores of the units in their order; null without a rank
 */
export function conductOf(
  measures: readonly UnitMeasure[][],
  scores: readonly (number | null)[],
  { decimals, ties }: CommendationScheme,
): UnitConduct[] {
  const deductions = measures.map(own =>
    round(
      own.reduce((sum, { points }) => sum + points, 0),
      decimals,
    ),
  );
  const adjusted = scores.map((score, at) => (score === null ? null : round(score - deductions[at]!, decimals)));
  const ranks = rank(adjusted, ties.ranks);
  return measures.map((own, at) => ({
    measures: own,
    deduction: deductions[at]!,
    adjustedScore: adjusted[at] ?? null,
    adjustedRank: ranks[at] ?? null,
  }));
}
