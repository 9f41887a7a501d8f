import { TiduError } from '../errors.js';
import { adminExpenseGrowth } from './admin-expense-growth.js';
import { assetLiabilityRatio } from './asset-liability-ratio.js';
import { averageEmployees } from './average-employees.js';
import { classOneIp } from './class-one-ip.js';
import { classOneIpShare } from './class-one-ip-share.js';
import { climateExpected } from './climate-expected.js';
import { climateIndex } from './climate-index.js';
import { climateNow } from './climate-now.js';
import { completenessRate } from './completeness-rate.js';
import { costPerHundred } from './cost-per-hundred.js';
import { costProfitRate } from './cost-profit-rate.js';
import { electricity } from './electricity.js';
import { electricityGrowth } from './electricity-growth.js';
import { electricityPerRevenue } from './electricity-per-revenue.js';
import { employees } from './employees.js';
import { enterprisesByTier } from './enterprises-by-tier.js';
import { equity } from './equity.js';
import { expensePerHundred } from './expense-per-hundred.js';
import { exportDelivery } from './export-delivery.js';
import { exportGrowth } from './export-growth.js';
import { exportShare } from './export-share.js';
import { financeExpenseGrowth } from './finance-expense-growth.js';
import { financingDiffusion } from './financing-diffusion.js';
import { finishedGoods } from './finished-goods.js';
import { finishedGoodsDays } from './finished-goods-days.js';
import { fixedInvestment } from './fixed-investment.js';
import { fixedInvestmentGrowth } from './fixed-investment-growth.js';
import { grossMargin } from './gross-margin.js';
import { highGrowthShare } from './high-growth-share.js';
import type { Indicator } from './indicator.js';
import { inventionPatents } from './invention-patents.js';
import { ipGranted } from './ip-granted.js';
import { labourDiffusion } from './labour-diffusion.js';
import { lateRevisionRate } from './late-revision-rate.js';
import { lossShare } from './loss-share.js';
import { mainRevenue } from './main-revenue.js';
import { mainRevenueGrowth } from './main-revenue-growth.js';
import { mainRevenueShare } from './main-revenue-share.js';
import { nationalRevenueShare } from './national-revenue-share.js';
import { netProfit } from './net-profit.js';
import { netProfitGrowth } from './net-profit-growth.js';
import { newOrders } from './new-orders.js';
import { newOrdersGrowth } from './new-orders-growth.js';
import { onTimeRate } from './on-time-rate.js';
import { operatingCost } from './operating-cost.js';
import { operatingCostGrowth } from './operating-cost-growth.js';
import { operatingProfit } from './operating-profit.js';
import { operatingProfitGrowth } from './operating-profit-growth.js';
import { orderDiffusion } from './order-diffusion.js';
import { ordersOnHand } from './orders-on-hand.js';
import { ordersToRevenue } from './orders-to-revenue.js';
import { outputGrowth } from './output-growth.js';
import { outputValue } from './output-value.js';
import { overdueReceivables } from './overdue-receivables.js';
import { overdueShare } from './overdue-share.js';
import { patentsPerHundredEmployees } from './patents-per-hundred-employees.js';
import { payPerEmployee } from './pay-per-employee.js';
import { payroll } from './payroll.js';
import { payrollGrowth } from './payroll-growth.js';
import { profitMargin } from './profit-margin.js';
import { rdActiveShare } from './rd-active-share.js';
import { rdExpense } from './rd-expense.js';
import { rdGrowth } from './rd-growth.js';
import { rdIntensity } from './rd-intensity.js';
import { rdPerEmployee } from './rd-per-employee.js';
import { rdPerResearcher } from './rd-per-researcher.js';
import { rdStaff } from './rd-staff.js';
import { rdStaffShare } from './rd-staff-share.js';
import { receivableDays } from './receivable-days.js';
import { receivables } from './receivables.js';
import { reportingRate } from './reporting-rate.js';
import { returnOnEquity } from './return-on-equity.js';
import { revenue } from './revenue.js';
import { revenueConcentration } from './revenue-concentration.js';
import { revenueDiffusion } from './revenue-diffusion.js';
import { revenueGrowth } from './revenue-growth.js';
import { revenuePerEmployee } from './revenue-per-employee.js';
import { revenuePerHundredAssets } from './revenue-per-hundred-assets.js';
import { risingShare } from './rising-share.js';
import { salesGrowth } from './sales-growth.js';
import { salesOutputRatio } from './sales-output-ratio.js';
import { sellingExpenseGrowth } from './selling-expense-growth.js';
import { taxBurden } from './tax-burden.js';
import { taxesAndSurchargesGrowth } from './taxes-and-surcharges-growth.js';
import { taxesPaid } from './taxes-paid.js';
import { taxesPaidGrowth } from './taxes-paid-growth.js';
import { titlesCancelled } from './titles-cancelled.js';
import { titlesExpired } from './titles-expired.js';
import { titlesExpiring } from './titles-expiring.js';
import { titlesGranted } from './titles-granted.js';
import { titlesInForce } from './titles-in-force.js';
import { titlesRenewed } from './titles-renewed.js';
import { totalAssets } from './total-assets.js';
import { totalProfit } from './total-profit.js';
import { totalProfitGrowth } from './total-profit-growth.js';
import { vatGrowth } from './vat-growth.js';

export * from './indicator.js';
export * from './figure.js';
export * from './sums.js';
export * from './withhold.js';
export * from './question/index.js';

/** Every indicator there is, in the order a reader meets them. API, menus, alerts and documentation read this. */
export const CATALOGUE: readonly Indicator[] = [
  // Tiers and titles
  enterprisesByTier,
  titlesInForce,
  titlesGranted,
  titlesRenewed,
  titlesExpiring,
  titlesExpired,
  titlesCancelled,
  // Filing discipline
  reportingRate,
  onTimeRate,
  completenessRate,
  lateRevisionRate,
  // Scale and growth
  revenue,
  revenueGrowth,
  mainRevenue,
  mainRevenueGrowth,
  outputValue,
  outputGrowth,
  salesGrowth,
  exportDelivery,
  exportGrowth,
  totalAssets,
  equity,
  fixedInvestment,
  fixedInvestmentGrowth,
  risingShare,
  highGrowthShare,
  // Profit and efficiency
  totalProfit,
  totalProfitGrowth,
  operatingProfit,
  operatingProfitGrowth,
  netProfit,
  netProfitGrowth,
  profitMargin,
  grossMargin,
  costProfitRate,
  returnOnEquity,
  lossShare,
  operatingCost,
  operatingCostGrowth,
  costPerHundred,
  expensePerHundred,
  sellingExpenseGrowth,
  adminExpenseGrowth,
  financeExpenseGrowth,
  revenuePerHundredAssets,
  revenuePerEmployee,
  salesOutputRatio,
  finishedGoods,
  finishedGoodsDays,
  // Taxes
  taxesPaid,
  taxesPaidGrowth,
  taxesAndSurchargesGrowth,
  vatGrowth,
  taxBurden,
  // Research and development
  rdExpense,
  rdGrowth,
  rdIntensity,
  rdStaff,
  rdStaffShare,
  rdActiveShare,
  rdPerResearcher,
  rdPerEmployee,
  // Quality
  inventionPatents,
  patentsPerHundredEmployees,
  classOneIp,
  classOneIpShare,
  ipGranted,
  // Structure
  mainRevenueShare,
  exportShare,
  nationalRevenueShare,
  revenueConcentration,
  // People
  employees,
  averageEmployees,
  payroll,
  payrollGrowth,
  payPerEmployee,
  // Solvency and arrears
  assetLiabilityRatio,
  receivables,
  receivableDays,
  overdueReceivables,
  overdueShare,
  // Vitality
  electricity,
  electricityGrowth,
  electricityPerRevenue,
  newOrders,
  newOrdersGrowth,
  ordersOnHand,
  ordersToRevenue,
  // Prosperity
  climateIndex,
  climateNow,
  climateExpected,
  orderDiffusion,
  labourDiffusion,
  financingDiffusion,
  revenueDiffusion,
];

const byCode = new Map(CATALOGUE.map(indicator => [indicator.code, indicator]));

/** The indicator with this code; throws `unknown-indicator` with the codes there are. */
export function indicatorOf(code: string): Indicator {
  const found = byCode.get(code);
  if (!found) throw new TiduError('unknown-indicator', { code, known: [...byCode.keys()].join(', ') });
  return found;
}
