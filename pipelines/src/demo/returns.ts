import { isDue, isQuarterEnd, isReportable, periodEnd, periodsBetween, type Period } from '@tidu/domain';
import { type Horizon } from './calendar.js';
import { heldOn } from './ladder.js';
import { type Enterprise } from './population.js';
import { randomOf, type Random } from './random.js';

/** How one return the firm owes turns out. */
export interface Return {
  period: Period;
  arrival: 'on-time' | 'late' | 'never';
  /** What the flows of the first version are multiplied by; 1 unless the firm corrects itself later. */
  misstated: number;
  /** Last year's column: as filed then, multiplied by this where the base was restated; null where it was left empty. */
  priorScale: number | null;
}

/** One firm in four owes most of the missing and late returns. */
const CARELESS_SHARE = 0.25;
const CARELESS = 3.1;
const CAREFUL = 0.3;
/** Response was worse when the platform began. */
const EARLIER_YEAR = 1.25;

const MISSTATED = 0.007;
const RESTATED = 0.012;
const PRIOR_LEFT_EMPTY = 0.012;

/** Every return a firm owes, period by period, and what becomes of it. A closed firm owes until its title is cancelled, and files nothing. */
export function returnsOf(firm: Enterprise, horizon: Horizon): Return[] {
  const random = randomOf(horizon.seed, 'returns', firm.serial);
  const care = random.chance(CARELESS_SHARE) ? CARELESS : CAREFUL;
  const restated = restatements(random, horizon);
  const due = periodsBetween(`${horizon.firstYear}-02`, horizon.until).filter(
    period => isReportable(period) && isDue(heldOn(firm.titles, periodEnd(period)), period),
  );
  return due.map((period, nth) => {
    const arrival = arrivalOf(
      random,
      firm,
      period,
      care * EARLIER_YEAR ** (horizon.lastYear - Number(period.slice(0, 4))),
    );
    const misstated = random.chance(MISSTATED) ? random.between(0.9, 0.975) : 1;
    const empty = random.chance(PRIOR_LEFT_EMPTY * (nth === 0 ? 4 : 1));
    return {
      period,
      arrival: firm.closedOn !== null && firm.closedOn <= periodEnd(period) ? 'never' : arrival,
      misstated: isQuarterEnd(period) ? misstated : 1,
      priorScale: empty ? null : (restated.get(Number(period.slice(0, 4))) ?? 1),
    };
  });
}

function arrivalOf(random: Random, firm: Enterprise, period: Period, care: number): Return['arrival'] {
  const { responseRate, lateRate } = firm.prefecture;
  const missing = Math.min(0.8, ((100 - responseRate) / 100) * care);
  const late = Math.min(0.15, (lateRate / 100) * care);
  const draw = random.unit();
  if (draw < missing) return 'never';
  // Between the quarters only little giants report; the bureaus see to it by telephone.
  return draw < missing + late && isQuarterEnd(period) ? 'late' : 'on-time';
}

/** Years in which the firm restates its base, such as after an audit, and by how much. */
function restatements(random: Random, horizon: Horizon): Map<number, number> {
  const factors = new Map<number, number>();
  for (let year = horizon.firstYear; year <= horizon.lastYear; year += 1) {
    const factor = random.pick([random.between(0.93, 0.98), random.between(1.02, 1.07)]);
    if (random.chance(RESTATED)) factors.set(year, factor);
  }
  return factors;
}
