import { dateOf, yearsLater, type Horizon } from './calendar.js';
import { type Random } from './random.js';

/** The rungs of the demo, lowest first. Champions are left out: the province would have ten. */
export const RUNGS = ['seed', 'municipal', 'provincial', 'national'] as const;
export type Rung = (typeof RUNGS)[number];

/** One line of a title list. */
export interface TitleEvent {
  rung: Rung;
  action: 'grant' | 'renew' | 'cancel';
  /** The day of the list, `YYYY-MM-DD`. */
  on: string;
  /** First day on which the title no longer holds; null for a cancellation. */
  until: string | null;
}

/** Month and day on which each rung's yearly list is published. */
const LIST_DAYS: Record<Rung, readonly [month: number, day: number]> = {
  seed: [3, 20],
  municipal: [5, 20],
  provincial: [7, 25],
  national: [9, 10],
};

const RENEWED: Record<Rung, number> = { seed: 0.94, municipal: 0.94, provincial: 0.95, national: 0.96 };
const CANCELLED_PER_YEAR = 0.003;
const CLIMBING_YEARS = 9;

/** The day of the list of one rung in one year. */
export function listDay(rung: Rung, year: number): string {
  return dateOf(year, ...LIST_DAYS[rung]);
}

/**
 * All title events of one firm since three years before the first reports: older titles have ended or been renewed by then.
 *
 * A title holds three years. Only the highest is renewed; the ones below run out. A closed firm loses its titles on the next lists.
 *
 * @param calibre  the highest rung the firm ever reaches
 * @param closedOn the day the firm stopped business, or null
 */
export function climb(random: Random, calibre: Rung, closedOn: string | null, horizon: Horizon): TitleEvent[] {
  const reached = yearsReached(random, calibre, horizon.lastYear);
  const held = new Map<Rung, string>();
  const events: TitleEvent[] = [];
  for (let year = Math.min(...reached.values()); year <= horizon.lastYear; year += 1) {
    for (const rung of RUNGS) {
      const on = listDay(rung, year);
      const event = nextEvent(random, { rung, on, year, reached, held, closedOn });
      if (!event) continue;
      if (event.until === null) held.delete(rung);
      else held.set(rung, event.until);
      events.push(event);
    }
  }
  return events.filter(event => event.on >= listDay('seed', horizon.firstYear - 3) && event.on <= horizon.today);
}

/** The rungs whose titles hold on a day. */
export function heldOn(events: readonly TitleEvent[], day: string): Rung[] {
  return RUNGS.filter(rung => {
    const last = events.filter(event => event.rung === rung && event.on <= day).at(-1);
    return last?.until != null && day < last.until;
  });
}

interface Turn {
  rung: Rung;
  on: string;
  year: number;
  reached: Map<Rung, number>;
  held: Map<Rung, string>;
  closedOn: string | null;
}

function nextEvent(random: Random, { rung, on, year, reached, held, closedOn }: Turn): TitleEvent | null {
  const until = held.get(rung);
  const holds = until !== undefined && on <= until;
  if (closedOn !== null && closedOn <= on)
    return holds && on < until ? { rung, action: 'cancel', on, until: null } : null;
  if (reached.get(rung) === year) return { rung, action: 'grant', on, until: yearsLater(on, 3) };
  if (!holds) return null;
  if (on === until)
    return mayRenew(random, rung, on, year, reached, held)
      ? { rung, action: 'renew', on, until: yearsLater(on, 3) }
      : null;
  return random.chance(CANCELLED_PER_YEAR) ? { rung, action: 'cancel', on, until: null } : null;
}

function mayRenew(
  random: Random,
  rung: Rung,
  on: string,
  year: number,
  reached: Map<Rung, number>,
  held: Map<Rung, string>,
): boolean {
  const above = RUNGS.slice(RUNGS.indexOf(rung) + 1);
  if (above.some(higher => on < (held.get(higher) ?? ''))) return false;
  // Who is still to climb has no reason to fall first.
  return above.some(higher => (reached.get(higher) ?? 0) >= year) || random.chance(RENEWED[rung]);
}

function yearsReached(random: Random, calibre: Rung, lastYear: number): Map<Rung, number> {
  const reached = new Map<Rung, number>();
  let year = lastYear - Math.floor(random.unit() * CLIMBING_YEARS);
  for (const rung of RUNGS.slice(0, RUNGS.indexOf(calibre) + 1).reverse()) {
    reached.set(rung, year);
    year -= random.integer(1, 3);
  }
  return reached;
}
