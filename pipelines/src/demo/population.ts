import { makeUscc } from '@tidu/domain';
import { dateOf, type Horizon } from './calendar.js';
import { climb, RUNGS, type Rung, type TitleEvent } from './ladder.js';
import { namer } from './names.js';
import { PREFECTURES, type PrefectureProfile } from './province.js';
import { randomOf, type Random } from './random.js';
import { TRADES, type Trade } from './trades.js';

/** One synthetic firm: what the register and the title lists say of it. */
export interface Enterprise {
  serial: number;
  uscc: string;
  name: string;
  prefecture: PrefectureProfile;
  regionId: string;
  trade: Trade;
  foundedOn: string;
  registeredCapitalCny10k: number;
  /** The highest rung it ever reaches; its size follows it. */
  calibre: Rung;
  titles: readonly TitleEvent[];
  closedOn: string | null;
  /** Where it moves within its prefecture, and since when; null for nearly all. */
  move: { on: string; regionId: string } | null;
}

/** Share of firms by the highest rung they ever reach. A little more than the stock wanted, for those who lapse or close. */
const CALIBRES: Record<Rung, number> = { national: 0.043, provincial: 0.272, municipal: 0.435, seed: 0.25 };
/** Share of firms that move to another county of their prefecture once. */
const MOVING = 0.008;
const CLOSING_PER_YEAR: Record<Rung, number> = { national: 0.003, provincial: 0.006, municipal: 0.009, seed: 0.012 };

/**
 * The firms of the demo, by prefecture in the order of `PREFECTURES`.
 *
 * Prefecture and calibre are shared out exactly, not drawn, so that a small demo has the shape of a large one.
 */
export function populate(count: number, horizon: Horizon): Enterprise[] {
  const deal = randomOf(horizon.seed, 'population');
  const prefectures = deal.shuffled(shareOut(count, PREFECTURES, prefecture => prefecture.share));
  const calibres = deal.shuffled(shareOut(count, [...RUNGS].reverse(), rung => CALIBRES[rung]));
  const nameFor = namer();
  const firms = prefectures.map((prefecture, serial) =>
    found(serial, prefecture, calibres[serial] as Rung, { horizon, nameFor }),
  );
  return PREFECTURES.flatMap(prefecture => firms.filter(firm => firm.prefecture === prefecture));
}

/** The region a firm reports under on a day. */
export function regionOn(firm: Enterprise, day: string): string {
  return firm.move !== null && firm.move.on <= day ? firm.move.regionId : firm.regionId;
}

/** `count` entries, each kind as often as its weight says; the remainder goes to the largest fractions, then to the first. */
export function shareOut<T>(count: number, kinds: readonly T[], weight: (kind: T) => number): T[] {
  const total = kinds.reduce((sum, kind) => sum + weight(kind), 0);
  const exact = kinds.map(kind => (count * weight(kind)) / total);
  const whole = exact.map(Math.floor);
  const byFraction = exact
    .map((value, at) => ({ at, fraction: value - Math.floor(value) }))
    .sort((a, b) => b.fraction - a.fraction || a.at - b.at);
  const missing = count - whole.reduce((sum, value) => sum + value, 0);
  for (const { at } of byFraction.slice(0, missing)) whole[at] = (whole[at] ?? 0) + 1;
  return kinds.flatMap((kind, at) => Array.from({ length: whole[at] ?? 0 }, () => kind));
}

interface Founding {
  horizon: Horizon;
  nameFor: ReturnType<typeof namer>;
}

function found(
  serial: number,
  prefecture: PrefectureProfile,
  calibre: Rung,
  { horizon, nameFor }: Founding,
): Enterprise {
  const random = randomOf(horizon.seed, 'firm', serial);
  const trade = random.weighted(TRADES, entry => entry.weight * (entry.home?.includes(prefecture.id) ? 4 : 1));
  const [regionId] = random.weighted(prefecture.counties, ([, weight]) => weight);
  const closedOn = closing(random, calibre, horizon);
  return {
    serial,
    uscc: makeUscc(scatter(serial, horizon.seed)),
    name: nameFor(random, trade),
    prefecture,
    regionId,
    trade,
    foundedOn: dateOf(horizon.firstYear - random.integer(6, 24), random.integer(1, 12), random.integer(1, 28)),
    registeredCapitalCny10k: Math.round(random.lognormal(1200, 0.8) / 50 + 1) * 50,
    calibre,
    titles: climb(randomOf(horizon.seed, 'titles', serial), calibre, closedOn, horizon),
    closedOn,
    move: moving(random, prefecture, regionId, horizon),
  };
}

function moving(random: Random, { counties }: PrefectureProfile, from: string, horizon: Horizon): Enterprise['move'] {
  const on = dateOf(random.integer(horizon.firstYear + 1, Math.max(horizon.firstYear + 1, horizon.lastYear)), 7, 1);
  const [regionId] = random.weighted(counties, ([, weight]) => weight);
  return random.chance(MOVING) && regionId !== from && on <= horizon.today ? { on, regionId } : null;
}

function closing(random: Random, calibre: Rung, horizon: Horizon): string | null {
  for (let year = horizon.firstYear; year <= horizon.lastYear; year += 1) {
    const on = dateOf(year, random.integer(1, 12), random.integer(1, 28));
    if (random.chance(CLOSING_PER_YEAR[calibre])) return on <= horizon.today ? on : null;
  }
  return null;
}

/** Spreads the serials over the eight digits of an organisation code without repeating one: the modulus is prime. */
function scatter(serial: number, seed: number): number {
  return Number((BigInt(serial + 1) * 48_271_127n + BigInt(seed) * 7_919n) % 99_999_989n);
}
