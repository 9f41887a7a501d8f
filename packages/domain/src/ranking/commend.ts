import { type Column, present } from './observation.js';

/** Who of those that share the last place is commended. */
export type AtLastPlace = 'all' | 'none' | Column;

/** Who is commended, and who shared the last place when there were more than places. */
export interface Commended {
  isCommended: boolean[];
  /** Places of the units that shared the last place; empty when there was room for everybody. */
  tied: number[];
}

/**
 * The units within the places.
 *
 * @param ranks       of each unit, 1 for the best
 * @param atLastPlace what is done when more share the last place than there is room for; a column lets those in who lead on
 *                    it, more being better, and all of those who are equal on it too
 */
export function commend(ranks: Column, places: number, atLastPlace: AtLastPlace): Commended {
  const within = ranks.map(rank => rank !== null && rank <= places);
  const inside = present(ranks.filter((_, unit) => within[unit]));
  if (inside.length <= places) return { isCommended: within, tied: [] };
  const last = Math.max(...inside);
  const tied = ranks.flatMap((rank, unit) => (rank === last ? [unit] : []));
  const room = places - inside.filter(rank => rank < last).length;
  const admitted = new Set(admittedOf(tied, room, atLastPlace));
  return { isCommended: within.map((isIn, unit) => isIn && (ranks[unit] !== last || admitted.has(unit))), tied };
}

function admittedOf(tied: readonly number[], room: number, atLastPlace: AtLastPlace): readonly number[] {
  if (atLastPlace === 'all') return tied;
  if (atLastPlace === 'none') return [];
  const leads = tied.map(unit => atLastPlace[unit] ?? -Infinity).toSorted((a, b) => b - a);
  return tied.filter(unit => (atLastPlace[unit] ?? -Infinity) >= leads[room - 1]!);
}
