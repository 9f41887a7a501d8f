import { type Span } from './flows.js';
import { type Habits } from './habits.js';
import { type Trajectory } from './trajectory.js';

const DAYS_A_YEAR = 360;
/** Cost as a share of revenue, for inventories only. */
const COST_SHARE = 0.78;

/** The stocks of the form at the end of the month, in whole steps: assets are liabilities and equity, to the last digit. */
export function stocksOf(path: Trajectory, habits: Habits, { january, now, step }: Span) {
  const steps = (yuan: number): number => Math.round(yuan / step);
  const yearly = path.trailingYear[now] ?? 0;
  const receivables = steps((yearly * (path.receivableDays[now] ?? 0)) / DAYS_A_YEAR);
  const inventory = steps((yearly * COST_SHARE * (path.inventoryDays[now] ?? 0)) / DAYS_A_YEAR);
  const currentAssets = receivables + inventory + steps(yearly * habits.otherCurrent);
  const totalAssets = currentAssets + steps(habits.fixedAssets * (1 + (habits.fixedAssetsGrowth * now) / 12));
  const totalLiabilities = Math.round(totalAssets * (path.leverage[now] ?? 0));
  return {
    totalAssets,
    currentAssets,
    receivables,
    inventory,
    finishedGoods: Math.floor(inventory * habits.finished),
    totalLiabilities,
    equity: totalAssets - totalLiabilities,
    ordersOnHand: steps(yearly * habits.orders),
    overdueReceivables: Math.floor(receivables * habits.overdue),
    ...peopleOf(path, habits, january, now),
    ...patentsOf(habits, january, now),
  };
}

function peopleOf(path: Trajectory, habits: Habits, january: number, now: number) {
  const employees = Math.round(path.staff[now] ?? 0);
  const months = path.staff.subarray(january, now + 1);
  const average = months.reduce((sum, persons) => sum + persons, 0) / months.length;
  return {
    averageEmployees: Math.max(1, Math.round(average)),
    employees,
    rdStaff: Math.min(employees, Math.max(1, Math.round(employees * habits.rdStaff))),
  };
}

function patentsOf(habits: Habits, january: number, now: number) {
  const inForce = habits.patents * (1 + now / 60);
  return {
    inventionPatents: Math.floor(inForce),
    classOneIp: Math.floor(inForce * habits.classOne),
    ipGrantedThisYear: Math.floor((habits.patents * (now - january + 1)) / 40),
  };
}
