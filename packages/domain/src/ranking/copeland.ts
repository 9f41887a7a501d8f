import type { Column, Observation } from './observation.js';

/**
 * Copeland's outranking: how many units this one beats, less those it loses to.
 *
 * One beats another when it is better on more than half of the weight of what both have; equal scores give half of their
 * weight to each. Nothing compensates for anything: by how much does not matter.
 *
 * @param isFull units that take part; the others have no score
 */
export function copeland(
  columns: readonly Column[],
  weights: readonly number[],
  isFull: readonly boolean[],
): Observation[] {
  return isFull.map((full, unit) => {
    if (!full) return null;
    return isFull.reduce(
      (score, isRival, rival) => (isRival && rival !== unit ? score + duel(columns, weights, unit, rival) : score),
      0,
    );
  });
}

/** 1 for a win, −1 for a loss, 0 when neither has more than half. */
function duel(columns: readonly Column[], weights: readonly number[], unit: number, rival: number): number {
  const lead = columns.reduce((sum, column, member) => {
    const [own, other] = [column[unit] ?? null, column[rival] ?? null];
    return own === null || other === null ? sum : sum + Math.sign(own - other) * weights[member]!;
  }, 0);
  // weights such as thirds cancel out only but for noise
  return Math.abs(lead) < 1e-12 ? 0 : Math.sign(lead);
}
