import { sectionOf } from '@tidu/domain';
import { type Horizon } from './calendar.js';
import { type Rung } from './ladder.js';
import { type Enterprise } from './population.js';
import { randomOf } from './random.js';
import { type Trajectory } from './trajectory.js';

/** What of a firm's books does not change from month to month: shares, rates and levels of its own. */
export interface Habits {
  /** Whether the form asks it for output and sales value. */
  industrial: boolean;
  /** Shares of revenue. */
  mainShare: number;
  admin: number;
  selling: number;
  finance: number;
  surcharge: number;
  vat: number;
  output: number;
  investment: number;
  booking: number;
  /** Paid ÷ owed taxes, sold ÷ made, exported ÷ sold, finished goods ÷ inventory, overdue ÷ receivables. */
  paid: number;
  sold: number;
  exported: number;
  finished: number;
  overdue: number;
  /** Shares of twelve months' revenue. */
  otherCurrent: number;
  orders: number;
  /** Yuan, and its growth a year. */
  fixedAssets: number;
  fixedAssetsGrowth: number;
  /** R&D staff ÷ staff, yuan a person and month, kWh per 10,000 yuan of revenue. */
  rdStaff: number;
  wage: number;
  power: number;
  /** Pieces at the start, and the share that is class I. */
  patents: number;
  classOne: number;
  /** A subsidy or a fine, as a share of a year's revenue, booked in one month of each year. */
  windfall: number;
  windfallMonth: number;
}

const INDUSTRY = ['B', 'C', 'D'];
const PATENTS: Record<Rung, number> = { national: 22, provincial: 11, municipal: 5, seed: 2 };

/** Draws the habits of a firm. */
export function habitsOf(firm: Enterprise, path: Trajectory, horizon: Horizon): Habits {
  const random = randomOf(horizon.seed, 'habits', firm.serial);
  const industrial = INDUSTRY.includes(sectionOf(firm.trade.code) ?? '');
  return {
    industrial,
    mainShare: random.chance(0.35) ? 1 : random.between(0.86, 0.995),
    admin: random.between(0.035, 0.085),
    selling: random.between(0.012, 0.06),
    finance: random.between(0.001, 0.014),
    surcharge: random.between(0.003, 0.009),
    vat: random.between(0.018, 0.045),
    output: random.between(0.97, 1.05),
    investment: random.lognormal(0.035, 0.5),
    booking: random.between(0.94, 1.12),
    paid: random.between(0.88, 1.04),
    sold: random.between(0.95, 0.995),
    exported: industrial && random.chance(0.13) ? random.between(0.04, 0.4) : 0,
    finished: random.between(0.22, 0.55),
    overdue: random.chance(0.22) ? random.between(0.03, 0.32) : 0,
    otherCurrent: random.between(0.15, 0.4),
    orders: random.between(0.12, 0.45),
    fixedAssets: (path.trailingYear[0] ?? 0) * random.between(0.3, 0.85),
    fixedAssetsGrowth: random.between(-0.01, 0.06),
    rdStaff: random.between(0.07, 0.2) * (firm.calibre === 'national' ? 1.35 : 1),
    wage: random.between(5200, 9800),
    power: random.lognormal(330, 0.5) * firm.trade.powerFactor,
    patents: random.lognormal(PATENTS[firm.calibre], 0.6),
    classOne: random.between(0.3, 0.9),
    windfall: random.chance(0.3) ? random.between(0.001, 0.012) : random.normal(0, 0.0006),
    windfallMonth: random.integer(1, 12),
  };
}
