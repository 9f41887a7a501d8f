import { conditionOn } from './condition-on.js';
import type { Score, ScoreItem } from './criterion.js';
import { decideCondition, type Trial } from './decide-condition.js';

/** Points an enterprise has at least and at most, as far as is known. */
export interface PointRange {
  from: number;
  to: number;
}

/** Points of a table, or of one group of its items. */
export function pointsOf(score: Score, group: string | null, trial: Trial): PointRange {
  const ranges = score.items
    .filter(item => group === null || item.group === group)
    .map(item => itemPoints(item, trial));
  return ranges.reduce((sum, range) => ({ from: sum.from + range.from, to: sum.to + range.to }), { from: 0, to: 0 });
}

/** The best band that is met; at most the best that may be. */
function itemPoints({ bands, otherwise }: ScoreItem, trial: Trial): PointRange {
  const truths = bands.map(({ points, when }) => {
    const asked = conditionOn(when, trial.inquiry.on);
    return { points, met: asked === null ? false : decideCondition(asked, trial).met };
  });
  const met = truths.filter(band => band.met === true).map(({ points }) => points);
  const from = met.length > 0 ? Math.max(...met) : otherwise;
  const open = truths.filter(band => band.met === null).map(({ points }) => points);
  return { from, to: Math.max(from, ...open) };
}
