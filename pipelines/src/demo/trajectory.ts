import { marginShift, nationalGrowth, RD_DEEPENING } from './economy.js';
import { type Horizon } from './calendar.js';
import { type Rung } from './ladder.js';
import { type Enterprise } from './population.js';
import { randomOf, type Random } from './random.js';
import { SEASONS } from './trades.js';

/** Months of one firm from January of the year before the first reports, each a plain figure in yuan, a share or a count. */
export interface Trajectory {
  /** Revenue of the single month, yuan. */
  revenue: Float64Array;
  /** Operating profit and R&D of the single month as shares of its revenue. */
  margin: Float64Array;
  rdIntensity: Float64Array;
  /** Days of sales in receivables, and days of cost in inventory. */
  receivableDays: Float64Array;
  inventoryDays: Float64Array;
  /** Liabilities ÷ assets. */
  leverage: Float64Array;
  /** Persons at the end of the month. */
  staff: Float64Array;
  /** Revenue of the twelve months ending here, yuan. */
  trailingYear: Float64Array;
}

/** Median revenue of a year in yuan, its spread, and median R&D intensity, by the highest rung a firm reaches. */
const SIZE: Record<Rung, { revenue: number; spread: number; rdIntensity: number }> = {
  national: { revenue: 230e6, spread: 0.75, rdIntensity: 0.0325 },
  provincial: { revenue: 76e6, spread: 0.85, rdIntensity: 0.0262 },
  municipal: { revenue: 30e6, spread: 0.9, rdIntensity: 0.0186 },
  seed: { revenue: 11e6, spread: 0.9, rdIntensity: 0.012 },
};

/** How strongly good and bad years hit: the leaders of a niche sell in any weather. */
const STEADINESS: Record<Rung, number> = { national: 0.4, provincial: 0.8, municipal: 1, seed: 1 };

/** The firm's months: its base year from its size and season, every later year from the year before it. */
export function trajectoryOf(firm: Enterprise, horizon: Horizon): Trajectory {
  const random = randomOf(horizon.seed, 'months', firm.serial);
  const years = horizon.lastYear - horizon.firstYear + 2;
  const size = SIZE[firm.calibre];
  const yearly = random.lognormal(size.revenue, size.spread);
  const revenue = revenueMonths(random, firm, yearly, years);
  const trailingYear = trailing(revenue);
  const drift = (median: number, perYear: number, noise: number): Float64Array =>
    months(years, at => median * (1 + (perYear * at) / 12) * (1 + random.normal(0, noise)));
  const margin = baseMargin(random);
  const luck = Array.from({ length: years }, () => yearOfLuck(random) * STEADINESS[firm.calibre]);
  const rd = size.rdIntensity * firm.prefecture.rdFactor * firm.trade.rdFactor * random.lognormal(1, 0.3);
  const perHead = random.lognormal(1_020e3, 0.45);
  return {
    revenue,
    trailingYear,
    margin: months(
      years,
      at =>
        margin +
        (luck[Math.floor(at / 12)] ?? 0) +
        marginShift(yearsBack(at, years), (at % 12) + 1) +
        random.normal(0, 0.018),
    ),
    rdIntensity: months(
      years,
      at => Math.min(0.24, rd * RD_DEEPENING ** Math.floor(at / 12)) * (1 + random.normal(0, 0.08)),
    ),
    receivableDays: drift(random.lognormal(61, 0.42), 0.028, 0.05),
    inventoryDays: drift(random.lognormal(62, 0.4), 0.01, 0.06),
    leverage: leverageMonths(random, years),
    staff: months(
      years,
      at => headcount(yearly / perHead, (trailingYear[at] ?? yearly) / yearly) * (1 + random.normal(0, 0.008)),
    ),
  };
}

function revenueMonths(random: Random, firm: Enterprise, yearly: number, years: number): Float64Array {
  const season = SEASONS[firm.trade.season];
  // One draw a year, read off at mid-year and joined by straight lines: a firm does not change its course on 1 January.
  const course = Array.from(
    { length: years + 1 },
    () => random.normal(0, 0.07) + (random.chance(0.06) ? random.normal(-0.02, 0.3) : 0),
  );
  const plain = months(years, at => (yearly * (season[at % 12] ?? 0)) / 100);
  for (let at = 12; at < plain.length; at += 1) {
    const back = yearsBack(at, years);
    const gap = (firm.prefecture.growthGap[Math.min(back, 2)] ?? 0) / 100;
    const growth = nationalGrowth(back, (at % 12) + 1) + gap + between(course, (at - 6) / 12);
    plain[at] = (plain[at - 12] ?? 0) * Math.max(0.25, 1 + growth);
  }
  return plain.map(value => value * Math.exp(random.normal(0, 0.05)));
}

/** A good or a bad year: one in twenty-five goes badly wrong. */
function yearOfLuck(random: Random): number {
  return random.normal(0, 0.01) - (random.chance(0.04) ? random.between(0.05, 0.14) : 0);
}

/** One firm in ten loses money in an ordinary year. */
function baseMargin(random: Random): number {
  return random.chance(0.1) ? random.normal(-0.04, 0.04) : 0.02 + Math.abs(random.normal(0.055, 0.045));
}

function leverageMonths(random: Random, years: number): Float64Array {
  const level = random.chance(0.006)
    ? random.between(0.95, 1.12)
    : Math.min(0.88, Math.max(0.08, random.normal(0.47, 0.16)));
  const perYear = random.normal(0.002, 0.018);
  return months(years, at => Math.max(0.04, level + (perYear * at) / 12 + random.normal(0, 0.006)));
}

/** Staff follows a third of the change of sales: firms hold on to people. */
function headcount(base: number, change: number): number {
  return Math.max(8, base * Math.cbrt(Math.max(0.05, change)));
}

function trailing(revenue: Float64Array): Float64Array {
  const first = revenue.slice(0, 12).reduce((sum, value) => sum + value, 0);
  let sum = first;
  return revenue.map((value, at) => {
    if (at < 12) return first;
    sum += value - (revenue[at - 12] ?? 0);
    return sum;
  });
}

function months(years: number, value: (at: number) => number): Float64Array {
  return Float64Array.from({ length: years * 12 }, (_, at) => value(at));
}

function yearsBack(at: number, years: number): number {
  return years - 1 - Math.floor(at / 12);
}

function between(knots: readonly number[], at: number): number {
  const low = Math.max(0, Math.floor(at));
  const from = knots[low] ?? 0;
  return from + ((knots[low + 1] ?? from) - from) * Math.max(0, at - low);
}
