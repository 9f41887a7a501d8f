import type { contract, OutputOf } from '@tidu/contract';
import { rankOfTier, type Tier } from '@tidu/domain';

type Title = OutputOf<typeof contract.enterprises.read>['titles'][number];

/** How a title stands on a day: it holds and is the highest, it holds under a higher one, it is over, it was taken away. */
export type TitleStanding = 'highest' | 'held' | 'past' | 'cancelled' | 'coming';

/** One title as a bar on a line of time; places are shares of its width, 0…100. */
export interface TitleBar {
  title: Title;
  standing: TitleStanding;
  left: number;
  width: number;
  /** Days until it ends, while it holds; null where it has no end or does not hold. */
  daysLeft: number | null;
}

export interface TitleLine {
  /** The turn of each year. */
  years: { year: number; left: number }[];
  /** One row a tier, the highest first. */
  rows: { tier: Tier; bars: TitleBar[] }[];
  today: number;
}

const DAY_MS = 86_400_000;

/**
 * Titles of an enterprise on a line of time that runs over whole years and past today.
 *
 * @param today `YYYY-MM-DD`
 * @returns null without any title
 */
export function titleLine(titles: readonly Title[], today: string): TitleLine | null {
  if (titles.length === 0) return null;
  const days = titles.flatMap(title => [title.from, endOf(title) ?? today]);
  const years = [today, ...days].map(day => Number(day.slice(0, 4)));
  const [first, last] = [Math.min(...years), Math.max(...years) + 1];
  const [start, end] = [dayNumber(`${first}-01-01`), dayNumber(`${last}-01-01`)];
  const place = (day: string): number => ((dayNumber(day) - start) / (end - start)) * 100;
  const highest = Math.max(-1, ...titles.filter(title => holds(title, today)).map(({ tier }) => rankOfTier(tier)));
  const barOf = (title: Title): TitleBar => {
    const until = endOf(title);
    const left = place(title.from);
    const isHeld = holds(title, today);
    return {
      title,
      standing: standingOf(title, today, highest),
      left,
      width: Math.max(0, (until === null ? 100 : place(until)) - left),
      daysLeft: isHeld && until !== null ? dayNumber(until) - dayNumber(today) : null,
    };
  };
  const tiers = [...new Set(titles.map(({ tier }) => tier))].toSorted((a, b) => rankOfTier(b) - rankOfTier(a));
  return {
    years: Array.from({ length: last - first }, (_, step) => ({
      year: first + step,
      left: place(`${first + step}-01-01`),
    })),
    rows: tiers.map(tier => ({ tier, bars: titles.filter(title => title.tier === tier).map(barOf) })),
    today: place(today),
  };
}

function standingOf(title: Title, today: string, highest: number): TitleStanding {
  if (title.cancelledOn !== null && title.cancelledOn <= today) return 'cancelled';
  if (title.from > today) return 'coming';
  if (!holds(title, today)) return 'past';
  return rankOfTier(title.tier) === highest ? 'highest' : 'held';
}

/** The first day on which it holds no more; null where none is known. */
const endOf = ({ until, cancelledOn }: Title): string | null =>
  until === null || (cancelledOn !== null && cancelledOn < until) ? (cancelledOn ?? until) : until;

function holds(title: Title, day: string): boolean {
  const until = endOf(title);
  return title.from <= day && (until === null || day < until);
}

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
