import { type Horizon } from './calendar.js';
import { flowsOf } from './flows.js';
import { habitsOf } from './habits.js';
import { type Enterprise } from './population.js';
import { stocksOf } from './stocks.js';
import { trajectoryOf } from './trajectory.js';

/**
 * One return in whole steps of the form's last printed digit: money in `step` yuan, electricity in 100 kWh, the rest as counted.
 *
 * Whole numbers keep every identity exact as printed. Null where the firm has nothing to fill in.
 */
export type Figures = Record<keyof ReturnType<typeof flowsOf> | keyof ReturnType<typeof stocksOf>, number | null>;

/** The books of one firm: figures of January to `month` of `year`, the year before the first reports included. */
export type Books = (year: number, month: number, flowScale?: number) => Figures;

/**
 * Opens the books of a firm.
 *
 * @param step yuan of one step of the last printed digit, 100 for 万元 with two decimals
 */
export function booksOf(firm: Enterprise, horizon: Horizon, step: number): Books {
  const path = trajectoryOf(firm, horizon);
  const habits = habitsOf(firm, path, horizon);
  return (year, month, flowScale = 1) => {
    const january = (year - horizon.firstYear + 1) * 12;
    const span = { january, now: january + month - 1, step, flowScale };
    return { ...flowsOf(path, habits, span), ...stocksOf(path, habits, span) };
  };
}
