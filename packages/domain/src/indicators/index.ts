import { TiduError } from '../errors.js';
import { assetLiabilityRatio } from './asset-liability-ratio.js';
import { averageEmployees } from './average-employees.js';
import { employees } from './employees.js';
import { enterprisesByTier } from './enterprises-by-tier.js';
import type { Indicator } from './indicator.js';
import { profitMargin } from './profit-margin.js';
import { rdExpense } from './rd-expense.js';
import { rdGrowth } from './rd-growth.js';
import { rdIntensity } from './rd-intensity.js';
import { receivableDays } from './receivable-days.js';
import { reportingRate } from './reporting-rate.js';
import { revenueGrowth } from './revenue-growth.js';
import { revenue } from './revenue.js';
import { totalProfitGrowth } from './total-profit-growth.js';
import { totalProfit } from './total-profit.js';

export * from './indicator.js';
export * from './figure.js';
export * from './sums.js';
export * from './withhold.js';

/** Every indicator there is, in the order a reader meets them. API, menus, alerts and documentation read this. */
export const CATALOGUE: readonly Indicator[] = [
  enterprisesByTier,
  reportingRate,
  revenue,
  revenueGrowth,
  totalProfit,
  totalProfitGrowth,
  profitMargin,
  rdExpense,
  rdGrowth,
  rdIntensity,
  employees,
  averageEmployees,
  assetLiabilityRatio,
  receivableDays,
];

const byCode = new Map(CATALOGUE.map(indicator => [indicator.code, indicator]));

/** The indicator with this code; throws `unknown-indicator` with the codes there are. */
export function indicatorOf(code: string): Indicator {
  const found = byCode.get(code);
  if (!found) throw new TiduError('unknown-indicator', { code, known: [...byCode.keys()].join(', ') });
  return found;
}
