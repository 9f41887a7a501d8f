import { type Habits } from './habits.js';
import { type Trajectory } from './trajectory.js';

/** The months of a year up to the one reported, as places in a trajectory. */
export interface Span {
  january: number;
  now: number;
  /** Yuan of one step of the last printed digit. */
  step: number;
  /** Multiplies every flow: 1 for the truth, something else for a return that is put right later. */
  flowScale: number;
}

const INCOME_TAX = 0.15;
/** However good the margin, something was bought and made. */
const LOWEST_COST = 0.12;

/** The flows of the form, cumulative from January, in whole steps; profits are exact differences of what is printed. */
export function flowsOf(path: Trajectory, habits: Habits, span: Span) {
  const { january, now, step, flowScale } = span;
  const cumulate = (share: (at: number) => number): number => {
    let yuan = 0;
    for (let at = january; at <= now; at += 1) yuan += (path.revenue[at] ?? 0) * share(at);
    return Math.round((yuan * flowScale) / step);
  };
  const revenue = cumulate(() => 1);
  const rdExpense = cumulate(at => path.rdIntensity[at] ?? 0);
  const taxesAndSurcharges = cumulate(() => habits.surcharge);
  const sellingExpense = cumulate(() => habits.selling);
  const adminExpense = cumulate(() => habits.admin);
  const financeExpense = cumulate(() => habits.finance);
  const overheads = habits.surcharge + habits.selling + habits.admin + habits.finance;
  const operatingCost = cumulate(at =>
    Math.max(LOWEST_COST, 1 - overheads - (path.rdIntensity[at] ?? 0) - (path.margin[at] ?? 0)),
  );
  const expenses = taxesAndSurcharges + sellingExpense + adminExpense + financeExpense + rdExpense;
  const operatingProfit = revenue - operatingCost - expenses;
  const totalProfit = operatingProfit + windfallOf(path, habits, span);
  const incomeTax = Math.round(Math.max(0, totalProfit) * INCOME_TAX);
  const vatPayable = cumulate(() => habits.vat);
  return {
    revenue,
    mainRevenue: Math.round(revenue * habits.mainShare),
    operatingCost,
    taxesAndSurcharges,
    vatPayable,
    taxesPaid: Math.round((vatPayable + taxesAndSurcharges + incomeTax) * habits.paid),
    sellingExpense,
    adminExpense,
    financeExpense,
    rdExpense,
    operatingProfit,
    totalProfit,
    netProfit: totalProfit - incomeTax,
    ...outputOf(
      cumulate(() => habits.output),
      habits,
    ),
    payroll: payrollOf(path, habits, span),
    newOrders: cumulate(() => habits.booking),
    fixedInvestment: cumulate(() => habits.investment),
    // One printed step is 0.01 万千瓦时, a hundred kWh; habits.power is kWh per 10,000 yuan.
    electricity: Math.round((revenue * step * habits.power) / 10_000 / 100),
  };
}

function outputOf(outputValue: number, habits: Habits) {
  if (!habits.industrial) return { outputValue: null, salesValue: null, exportDelivery: null };
  const salesValue = Math.round(outputValue * habits.sold);
  return { outputValue, salesValue, exportDelivery: Math.round(salesValue * habits.exported) };
}

function windfallOf(path: Trajectory, habits: Habits, { january, now, step, flowScale }: Span): number {
  const booked = now - january + 1 >= habits.windfallMonth;
  return booked ? Math.round(((path.trailingYear[january] ?? 0) * habits.windfall * flowScale) / step) : 0;
}

function payrollOf(path: Trajectory, habits: Habits, { january, now, step, flowScale }: Span): number {
  const personMonths = path.staff.subarray(january, now + 1).reduce((sum, persons) => sum + persons, 0);
  return Math.round((personMonths * habits.wage * flowScale) / step);
}
